import { phrase } from '../../base/phrase.ts';
import type { ConfigFile } from '../../facts/config/config.ts';
import type { DefaultLine } from '../../facts/config/root-defaults.ts';
import type { UnreadableConfig } from '../../facts/config/unreadable-config.ts';
import { type Fix, manual } from '../../model/action.ts';
import { type Container, newContainer } from '../../model/subject.ts';
import { containerConfig, defaultConfig } from './generate-config.ts';
import { makeReadable } from './make-readable.ts';

/** What to write where it is missing. */
interface NewConfig {
  readonly text: string | undefined;
  /** Of root's default.conf, for the user's. */
  readonly defaults: readonly DefaultLine[];
}

/** Makes the config readable, or writes the one that is missing. */
export function repairConfig(
  state: Exclude<ConfigFile, 'readable'>,
  { name, folder, config }: Container,
  { text, defaults }: NewConfig,
  obstacle: UnreadableConfig | undefined,
): Fix {
  const isNew = name === newContainer;
  if (obstacle === undefined || (!isNew && folder === undefined))
    return manual(phrase`name a config file that exists and is readable`);
  if (state === 'not-searchable' || state === 'not-readable') return makeReadable(state, obstacle);
  if (state === 'not-regular') return manual(phrase`replace ${config} with a regular file`);
  if (!isNew) return containerConfig(text, obstacle);
  return state === 'missing' && text !== undefined
    ? defaultConfig(text, defaults, obstacle)
    : manual(phrase`write it: lxc.idmap lines for UIDs and GIDs, and lxc.net.0 lines for a network`);
}
