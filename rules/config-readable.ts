import { type Phrase, phrase } from '../src/base/phrase.ts';
import { shownName } from '../src/base/shown-name.ts';
import { Unseen } from '../src/base/unseen.ts';
import { type ConfigFile, configFile } from '../src/facts/config/config.ts';
import { generatedConfig } from '../src/facts/config/generated-config.ts';
import { type UnreadableConfig, unreadableConfig } from '../src/facts/config/unreadable-config.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import type { Breaks } from '../src/model/severity.ts';
import { type Container, newContainer } from '../src/model/subject.ts';
import { containerConfig, defaultConfig } from '../src/remedies/config/generate-config.ts';
import { makeReadable } from '../src/remedies/config/make-readable.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: "The container's config is a file that its user can read",
  why: 'LXC reads LXCPATH/NAME/config with the permissions of the user who starts the container. A container that is still to be made begins with a copy of default.conf.',
  symptoms: [
    'No container config specified',
    'Failed to load config for',
    'Failed to load default configuration file',
  ],
  manpages: ['lxc.container.conf(5)', 'lxc.conf(5)'],
  maxSeverity: 'error',
  requires: { configFile },
  wants: { generatedConfig, unreadableConfig },

  *check({ configFile, generatedConfig, unreadableConfig }, container) {
    if (configFile === 'there') return;
    const { config: path, name } = container;
    const isNew = name === newContainer;
    const breaks: Breaks = isNew ? 'create' : 'start';
    yield {
      severity: 'error',
      breaks,
      message:
        isNew && configFile === 'missing'
          ? phrase`there is no ${path} for lxc-create to begin with`
          : phrase`${isNew ? path : `the config of ${shownName(name)}`} ${faults[configFile].what}`,
      evidence: [{ at: { path }, note: faults[configFile].note }],
      lxcMessage: isNew
        ? 'You must either run as root, or define uid mappings'
        : faults[configFile].lxcMessage,
      fix: remedy(configFile, container, generatedConfig, unreadableConfig),
    };
  },
});

interface Fault {
  readonly what: string;
  readonly note: Phrase;
  readonly lxcMessage: string;
}

const faults: Readonly<Record<Exclude<ConfigFile, 'there'>, Fault>> = {
  missing: { what: 'is missing', note: phrase`does not exist`, lxcMessage: 'No container config specified' },
  hidden: {
    what: 'cannot be seen by its user',
    note: phrase`is in a folder that he may not search`,
    lxcMessage: 'No container config specified',
  },
  denied: {
    what: 'cannot be read by its user',
    note: phrase`permission denied`,
    lxcMessage: 'Permission denied - Failed to open file',
  },
  folder: {
    what: 'is a folder',
    note: phrase`is a folder where a file should be`,
    lxcMessage: 'Is a directory - Failed to copy config file',
  },
  special: {
    what: 'is not a regular file',
    note: phrase`is a device, a FIFO or a socket, where LXC would hang or read nothing`,
    lxcMessage: 'Failed to load config',
  },
};

type Known<T> = T | Unseen;

function remedy(
  state: Exclude<ConfigFile, 'there'>,
  { name, folder, config }: Container,
  fresh: Known<string | undefined>,
  obstacle: Known<UnreadableConfig>,
): Fix {
  const isNew = name === newContainer;
  if (obstacle instanceof Unseen || (!isNew && folder === undefined))
    return manual(phrase`name a config file that is there and can be read`);
  if (state === 'hidden' || state === 'denied') return makeReadable(state, obstacle);
  if (state === 'special') return manual(phrase`put a file in the place of ${config}`);
  const text = fresh instanceof Unseen ? undefined : fresh;
  if (!isNew) return containerConfig(text, obstacle);
  return state === 'missing' && text !== undefined
    ? defaultConfig(text, obstacle)
    : manual(phrase`write it: lxc.idmap lines for uids and gids, and the lines of lxc.net.0 for a network`);
}
