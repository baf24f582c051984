import { type Phrase, phrase } from '../src/base/phrase.ts';
import { absent } from '../src/base/place.ts';
import { shownName } from '../src/base/shown-name.ts';
import { Unseen } from '../src/base/unseen.ts';
import { type ConfigFile, configFile } from '../src/facts/config/config.ts';
import { generatedConfig } from '../src/facts/config/generated-config.ts';
import { type UnreadableConfig, unreadableConfig } from '../src/facts/config/unreadable-config.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { rule, type Wording } from '../src/model/rule.ts';
import { type Container, newContainer } from '../src/model/subject.ts';
import { containerConfig, defaultConfig } from '../src/remedies/config/generate-config.ts';
import { makeReadable } from '../src/remedies/config/make-readable.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'The config of the container is a file that its user can read',
  why: 'LXC reads LXCPATH/NAME/config with the permissions of the user who starts the container. A new container starts from a copy of default.conf.',
  remedy:
    'Write the file, or give the user read permission on it and search permission on the directories above.',
  symptoms: [
    'No container config specified',
    'Failed to load config{}',
    'Failed to load default configuration file{}',
    'Permission denied - Failed to open file{}',
    'Is a directory - Failed to copy config file{}',
    'You must either run as root, or define uid mappings',
  ],
  manpages: ['lxc.container.conf(5)', 'lxc.conf(5)'],
  scope: 'file',
  maxSeverity: 'error',
  requires: { configFile },
  wants: { generatedConfig, unreadableConfig },

  *check({ configFile: kind, generatedConfig, unreadableConfig }, container) {
    if (kind === 'there') return;
    const { config: path, name, user } = container;
    const isNew = name === newContainer;
    const subject = isNew ? phrase`${path}` : phrase`the config of ${shownName(name)}`;
    const { message, note, lxcMessage = '' } = wording(kind, subject, user.name);
    yield {
      kind,
      severity: 'error',
      breaks: isNew ? 'create' : 'start',
      message:
        isNew && kind === 'missing' ? phrase`${path}, which lxc-create starts from, does not exist` : message,
      evidence: [{ at: kind === 'missing' ? absent(path) : { path }, note }],
      lxcMessage: isNew ? 'You must either run as root, or define uid mappings' : lxcMessage,
      fix: remedy(kind, container, generatedConfig, unreadableConfig),
    };
  },
});

function wording(kind: Exclude<ConfigFile, 'there'>, config: Phrase, user: string): Wording {
  switch (kind) {
    case 'missing':
      return {
        message: phrase`${config} does not exist`,
        note: phrase`does not exist`,
        lxcMessage: 'No container config specified',
      };
    case 'hidden':
      return {
        message: phrase`${user} cannot access ${config} (no search permission on a parent directory)`,
        note: phrase`parent directory is not searchable`,
        lxcMessage: 'No container config specified',
      };
    case 'denied':
      return {
        message: phrase`${user} cannot read ${config}`,
        note: phrase`permission denied`,
        lxcMessage: 'Permission denied - Failed to open file',
      };
    case 'folder':
      return {
        message: phrase`${config} is a directory`,
        note: phrase`directory where a file should be`,
        lxcMessage: 'Is a directory - Failed to copy config file',
      };
    case 'special':
      return {
        message: phrase`${config} is not a regular file`,
        note: phrase`device, FIFO or socket: LXC would hang, or read nothing`,
        lxcMessage: 'Failed to load config',
      };
  }
}

type Known<T> = T | Unseen;

function remedy(
  state: Exclude<ConfigFile, 'there'>,
  { name, folder, config }: Container,
  fresh: Known<string | undefined>,
  obstacle: Known<UnreadableConfig>,
): Fix {
  const isNew = name === newContainer;
  if (obstacle instanceof Unseen || (!isNew && folder === undefined))
    return manual(phrase`name a config file that exists and is readable`);
  if (state === 'hidden' || state === 'denied') return makeReadable(state, obstacle);
  if (state === 'special') return manual(phrase`replace ${config} by a regular file`);
  const text = fresh instanceof Unseen ? undefined : fresh;
  if (!isNew) return containerConfig(text, obstacle);
  return state === 'missing' && text !== undefined
    ? defaultConfig(text, obstacle)
    : manual(phrase`write it: lxc.idmap lines for UIDs and GIDs, and lxc.net.0 lines for a network`);
}
