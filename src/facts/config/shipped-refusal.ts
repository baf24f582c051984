import { phrase } from '../../base/phrase.ts';
import type { Config } from '../../lxc/config/reader/read.ts';
import type { ParseRefusal } from '../../lxc/config/reader/statement.ts';
import { isInShippedDirectory } from '../../lxc/shipped/shipped-files.ts';
import { showVersion, type Version } from '../../lxc/version.ts';

/**
 * The same config, where a refusal in a file of LXC's is one of the line that includes it: its author wrote that line alone.
 * lxc-templates, which is older than LXC 7, has files that LXC 7 rejects.
 */
export function blamedOnIncludes(config: Config, version: Version): Config {
  const told = new Set<unknown>();
  const all = config.refused ? [config.refused, ...config.further] : [];
  const [refused, ...further] = all.flatMap((each) => {
    if (each.at.path === config.path || !isInShippedDirectory(each.at.path)) return [each];
    const blame = blamed(each, version);
    // One line, one refusal, however many there are in what it includes.
    if (told.has(blame.at)) return [];
    told.add(blame.at);
    return [blame];
  });
  return { ...config, refused, further };
}

function blamed(refused: ParseRefusal, version: Version): ParseRefusal {
  const last =
    refused.via.length - 1 - [...refused.via].reverse().findIndex(({ path }) => !isInShippedDirectory(path));
  const at = refused.via[last];
  if (at === undefined) return refused;
  return {
    at,
    via: refused.via.slice(0, last),
    why: 'include-refused',
    message: phrase`LXC ${showVersion(version)} rejects ${refused.at.path}, and the config that includes it`,
    lxcMessage: refused.lxcMessage,
  };
}
