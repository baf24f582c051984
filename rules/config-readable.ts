import { type Phrase, phrase } from '../src/base/phrase.ts';
import { absent } from '../src/base/place.ts';
import { shownName } from '../src/base/shown-name.ts';
import { type ConfigFile, configFile } from '../src/facts/config/config.ts';
import { generatedConfig } from '../src/facts/config/generated-config.ts';
import { type DefaultLine, defaultsOfRoot } from '../src/facts/config/root-defaults.ts';
import { unreadableConfig } from '../src/facts/config/unreadable-config.ts';
import { orElse } from '../src/model/fact.ts';
import { type Evidence, rule, type Wording } from '../src/model/rule.ts';
import { newContainer } from '../src/model/subject.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';
import { repairConfig } from '../src/remedies/config/repair-config.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'The config of the container is a file that its user can read',
  why: 'LXC reads LXCPATH/NAME/config with the permissions of the user who starts the container. A new container starts from a copy of default.conf.',
  remedy:
    'Write the file, or give the user read permission on it and search permission on the directories above.',
  fault: 'The user cannot read the config of the container, or the default.conf that new ones get',
  symptoms: [
    ...sure(
      'Failed to open file "{}/default.conf"',
      'Permission denied - Failed to open file "{}/config"',
      'Failed to open file "{}/config"',
      { line: 'Is a directory - Failed to copy config file "{}/config"', since: '4.0.6' },
    ),
    ...often(
      'Failed to load default configuration file{}',
      { line: 'Error loading default configuration file {}', until: '4.0.6' },
      'Error loading default configuration file {} while saving {}',
      'You must either run as root, or define uid mappings',
      'Is a directory - Failed to copy config file{}',
    ),
    ...sometimes(
      'Failed to open file "{}"',
      'No container config specified',
      "Executing '/sbin/init' with no configuration file may crash the host",
      'No gid mapping for container root',
      'No uid mapping for container root',
      'ERROR: In a user namespace without a map',
      'Failed to load config{}',
      'Permission denied - Failed to open file{}',
    ),
    ...rarely(
      { line: 'Permission denied - Failed to open "{}"', file: 'parse.c' },
      {
        line: 'Operation not permitted - Failed to recursively turn root mount tree into dependent mount',
        since: '4.0.3',
      },
    ),
  ],
  manpages: ['lxc.container.conf(5)', 'lxc.conf(5)'],
  scope: 'file',
  maxSeverity: 'error',
  requires: { configFile },
  wants: {
    generatedConfig: orElse(generatedConfig, undefined),
    defaultsOfRoot: orElse(defaultsOfRoot, []),
    unreadableConfig: orElse(unreadableConfig, undefined),
  },

  *check({ configFile: kind, generatedConfig, defaultsOfRoot: defaults, unreadableConfig }, container) {
    if (kind === 'readable') return;
    const { config: path, name } = container;
    const isNew = name === newContainer;
    const config = isNew ? phrase`${path}` : phrase`the config of ${shownName(name)}`;
    const { message, note, lxcMessage = '' } = wording(kind, config);
    yield {
      kind,
      severity: 'error',
      breaks: isNew ? 'create' : 'start',
      message:
        isNew && kind === 'missing' ? phrase`${path}, which lxc-create starts from, does not exist` : message,
      evidence: [{ at: kind === 'missing' ? absent(path) : { path }, note }, ...notAsRoot(defaults)],
      lxcMessage: isNew ? 'You must either run as root, or define uid mappings' : lxcMessage,
      fix: repairConfig(kind, container, { text: generatedConfig, defaults }, unreadableConfig),
    };
  },
});

/** What a user's default.conf has otherwise. */
const notAsRoot = (defaults: readonly DefaultLine[]): Evidence[] =>
  defaults.flatMap(({ at, leftOut, changed }) => {
    const note = leftOut ?? changed;
    return note ? [{ at, note }] : [];
  });

function wording(kind: Exclude<ConfigFile, 'readable'>, config: Phrase): Wording {
  switch (kind) {
    case 'missing':
      return {
        message: phrase`${config} does not exist`,
        note: phrase`does not exist`,
        lxcMessage: 'No container config specified',
      };
    case 'not-searchable':
      return {
        message: phrase`cannot access ${config}: no search permission on a parent directory`,
        note: phrase`parent directory is not searchable`,
        lxcMessage: 'No container config specified',
      };
    case 'not-readable':
      return {
        message: phrase`no permission to read ${config}`,
        note: phrase`permission denied`,
        lxcMessage: 'Permission denied - Failed to open file',
      };
    case 'directory':
      return {
        message: phrase`${config} is a directory`,
        note: phrase`directory instead of a file`,
        lxcMessage: 'Is a directory - Failed to copy config file',
      };
    case 'not-regular':
      return {
        message: phrase`${config} is not a regular file`,
        note: phrase`device, FIFO or socket: LXC would hang, or read nothing`,
        lxcMessage: 'Failed to load config',
      };
  }
}
