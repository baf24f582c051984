import { ownership } from '../src/base/file-mode.ts';
import { type Phrase, phrase } from '../src/base/phrase.ts';
import { ownFile } from '../src/facts/access/owned-file.ts';
import { account } from '../src/facts/account/account.ts';
import { type LogObstacle, type UnwritableLog, unwritableLogs } from '../src/facts/config/unwritable-logs.ts';
import { replaceWords } from '../src/fix/edit-lines.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { orElse } from '../src/model/fact.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { rarely, sometimes, sure } from '../src/model/symptom.ts';
import { remount } from '../src/remedies/machine/remount.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'The log files that the config names can be written',
  why: 'LXC opens lxc.log.file while it reads the config, and lxc.console.logfile when the container starts, both as the user. If one cannot be opened, the container does not start. Unprivileged containers cannot log to /var/log.',
  remedy:
    'Set `lxc.log.file` to a file that the user can write, such as one in the home, or remove the line.',
  fault: 'A log file that the config names cannot be opened',
  symptoms: [
    ...sure(
      'Failed to open log file "{}"',
      { line: 'failed to open log file "{}" : {}', until: '3.0.1' },
      'Failed to open terminal log file "{}"',
      { line: 'failed to open console log file "{}"', until: '2.1.1' },
      'Failed to create dir for log file "{}"',
      { line: 'failed to create dir for log file "{}" : {}', until: '3.0.1' },
      'Failed to enable logfile',
      { line: 'Failed to open log file {}, log will be lost', until: '4.0.12' },
      'Failed to create directory "/var/log/{}',
      'Permission denied - Failed to create directory "/var/log/{}',
    ),
    ...sometimes(
      { line: 'Failed to create console for container "{}"', until: '2.1.1' },
      { line: "failed to ensure console log '{}'", until: '2.1.1' },
    ),
    ...rarely({ line: 'Failed to create directory "{}"', file: 'log.c' }),
  ],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'Seen with LXC 4.0.6, 5.0.2 and 6.0.4 on Debian 11 to 13. Each of several lxc.log.file lines takes effect as it is read (5.0.2), so a later one does not make up for it. Missing directories are created for it, but not for the console.',
    'lxc-start opens the console log from the root directory when the container goes to the background, whatever directory it was run in: a relative path ends up there.',
  ],
  maxSeverity: 'error',
  requires: { account, unwritableLogs },
  wants: { ownFile: orElse(ownFile, () => false) },

  *check({ account: { name }, unwritableLogs, ownFile }) {
    for (const log of unwritableLogs)
      yield {
        kind: `${log.of}-${log.obstacle.kind}`,
        severity: 'error',
        message:
          log.of === 'lxc'
            ? phrase`LXC cannot write its log to ${log.line.value}`
            : phrase`LXC cannot write the console log to ${log.line.value}`,
        evidence: [{ at: log.line.valueAt, note: notes[log.obstacle.kind] }, ...causeOf(log.obstacle, name)],
        lxcMessage: lxcMessage(log),
        fix: remedy(log, name, ownFile(log.line.at.path)),
      };
  },
});

const notes: Readonly<Record<LogObstacle['kind'], Phrase>> = {
  'not-writable': phrase`not writable by its user`,
  'not-searchable': phrase`not accessible to its user`,
  'read-only': phrase`on a file system that is mounted read-only`,
  'missing-directory': phrase`its directory does not exist`,
  directory: phrase`is a directory`,
  relative: phrase`would be in the root directory`,
};

function causeOf(obstacle: LogObstacle, name: string): Evidence[] {
  const { path, kind } = obstacle;
  if (kind === 'read-only')
    return [{ at: obstacle.mount.at, note: phrase`${obstacle.mount.point} is mounted read-only` }];
  if (kind === 'not-writable') return [{ at: { path }, note: ownership(obstacle.stat) }];
  if (kind === 'not-searchable') return [{ at: { path }, note: phrase`not searchable by ${name}` }];
  return [];
}

function lxcMessage({ of, line: { value }, obstacle: { kind }, failed }: UnwritableLog): string {
  if (of === 'console') return `${errno[kind]} - Failed to open terminal log file "${value}"`;
  const step = failed === 'open' ? 'open log file' : 'create directory';
  return `${errno[kind]} - Failed to ${step} "${value}"`;
}

const errno: Readonly<Record<LogObstacle['kind'], string>> = {
  'not-writable': 'Permission denied',
  'not-searchable': 'Permission denied',
  relative: 'Permission denied',
  'read-only': 'Read-only file system',
  'missing-directory': 'No such file or directory',
  directory: 'Is a directory',
};

/** Another path needs confirmation: someone may look for the log where it was. */
function remedy({ line, obstacle, instead }: UnwritableLog, by: string, own: boolean): Fix {
  if (obstacle.kind === 'read-only') return remount(obstacle.mount, 'ro');
  if (instead === undefined || !own || line.via.length > 0)
    return manual(phrase`name a file that ${by} can write, or remove the line`);
  return {
    safety: 'unsafe',
    title: phrase`write it to ${instead} instead`,
    actions: [replaceWords(line.valueAt, instead, by)],
  };
}
