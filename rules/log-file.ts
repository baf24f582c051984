import { ownership } from '../src/base/file-mode.ts';
import { type Phrase, phrase } from '../src/base/phrase.ts';
import { ownFile } from '../src/facts/access/owned-file.ts';
import { parent } from '../src/facts/access/path-walk.ts';
import { account } from '../src/facts/account/account.ts';
import { type LogObstacle, type UnwritableLog, unwritableLogs } from '../src/facts/config/unwritable-logs.ts';
import { replaceWords } from '../src/fix/edit-lines.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { remount } from '../src/remedies/machine/remount.ts';

export default rule({
  subject: 'container',
  stage: 'config',
  title: 'The log files that the config names can be written',
  why: 'LXC opens the file of lxc.log.file while it reads the config, and that of lxc.console.logfile when the container starts, both as the user. Where one cannot be opened nothing starts: a log in /var/log is for containers of root.',
  symptoms: [
    'Failed to open log file',
    'Failed to open terminal log file',
    'Failed to create console',
    'Failed to create directory "/var/log/',
  ],
  manpages: ['lxc.container.conf(5)'],
  notes: [
    'Seen with LXC 4.0.6, 5.0.2 and 6.0.4 on Debian 11 to 13. Of several lines (5.0.2) with lxc.log.file each is followed as it is read, so that a later one does not make up for it. Folders that are missing are made for it, and not for the console.',
    'lxc-start opens the log of the console from the root folder when the container goes to the background, whatever folder it was run in: a path that does not begin with a slash is there.',
  ],
  maxSeverity: 'error',
  requires: { account, unwritableLogs },
  wants: { ownFile },

  *check({ account: { name }, unwritableLogs, ownFile }) {
    for (const log of unwritableLogs)
      yield {
        severity: 'error',
        message: phrase`LXC cannot write ${log.of === 'lxc' ? 'its log' : 'the log of the console'} to ${log.line.value}`,
        evidence: [{ at: log.line.valueAt, note: notes[log.obstacle.kind] }, ...about(log.obstacle, name)],
        lxcMessage: lxcMessage(log),
        fix: elsewhere(log, name, typeof ownFile === 'function' && ownFile(log.line.at.path)),
      };
  },
});

const notes: Readonly<Record<LogObstacle['kind'], Phrase>> = {
  shut: phrase`is not for its user to write`,
  hidden: phrase`is where its user may not look`,
  ro: phrase`is on a file system that is mounted read-only`,
  missing: phrase`is in a folder that is not there`,
  folder: phrase`is a folder`,
  relative: phrase`would be in the root folder`,
};

function about(obstacle: LogObstacle, name: string): Evidence[] {
  const { path, kind } = obstacle;
  if (kind === 'ro')
    return [{ at: obstacle.mount.at, note: phrase`${obstacle.mount.point} is mounted read-only` }];
  if (kind === 'shut') return [{ at: { path }, note: ownership(obstacle.stat) }];
  if (kind === 'hidden') return [{ at: { path }, note: phrase`${name} may not pass it` }];
  return [];
}

function lxcMessage({ of, line: { value }, obstacle: { kind, path } }: UnwritableLog): string {
  if (of === 'console') return `${errno[kind]} - Failed to open terminal log file "${value}"`;
  const step = path === value || path === parent(value) ? 'open log file' : 'create directory';
  return `${errno[kind]} - Failed to ${step} "${value}"`;
}

const errno: Readonly<Record<LogObstacle['kind'], string>> = {
  shut: 'Permission denied',
  hidden: 'Permission denied',
  relative: 'Permission denied',
  ro: 'Read-only file system',
  missing: 'No such file or directory',
  folder: 'Is a directory',
};

/** Somebody may look for it where it was to be. */
function elsewhere({ line, obstacle, instead }: UnwritableLog, by: string, own: boolean): Fix {
  if (obstacle.kind === 'ro') return remount(obstacle.mount, 'ro');
  if (instead === undefined || !own || line.via.length > 0)
    return manual(phrase`name a file that ${by} may write, or remove the line`);
  return {
    safety: 'unsafe',
    title: phrase`write it to ${instead} instead`,
    actions: [replaceWords(line.valueAt, instead, by)],
  };
}
