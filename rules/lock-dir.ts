import { ownership } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { lockDirFault } from '../src/facts/session/lock-dir.ts';
import { manual } from '../src/model/action.ts';
import { type Problem, rule } from '../src/model/rule.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';
import { makeWritable } from '../src/remedies/account/make-writable.ts';
import { remount } from '../src/remedies/machine/remount.ts';

export default rule({
  subject: 'user',
  stage: 'session',
  title: 'LXC can create the directory of its locks',
  why: 'Every LXC command takes a lock first. The locks of a user are in XDG_RUNTIME_DIR or, without it, in ~/.cache/lxc/run, which is often owned by root after LXC was run with sudo once.',
  remedy:
    'Check what is in the directory, then give it back to the user, as root: `chown -R USER: DIRECTORY`.',
  fault: 'The directory for LXC’s locks cannot be created or written',
  symptoms: [
    ...sure(
      'Failed to create directory "{}/.cache/lxc{}',
      'Failed to create directory "{}/.cache{}',
      'Failed to create directory "{}/.cache/lxc/run{}/lxc/lock/{}"',
    ),
    ...often(
      'Failed to create private lock for {}',
      { line: 'failed to create lock', until: '2.1.1' },
      { line: 'failed to alloc privlock', until: '2.1.1' },
      { line: 'Error getting mem lock', until: '2.1.1' },
      'Read-only file system - Failed to create directory "/run/user/{}',
      'Read-only file system - Failed to create directory "{}/.cache/{}',
      'Permission denied - Failed to create directory "{}/.cache/lxc{}',
      'Permission denied - Failed to create directory "{}/.cache/lxc/run{}',
      'Read-only file system - Failed to open "{}/lxc/lock/{}"',
      'Failed to open "{}/lxc/lock/{}"',
    ),
    ...sometimes(
      'Failed to create directory "/run/user/{}',
      'Failed to create lock for {}',
      'Permission denied - Failed to create directory "/run/user/{}/lxc/lock{}',
      'Permission denied - Failed to create directory "/run/user/{}/lxc/{}',
    ),
    ...rarely(
      { line: 'Failed to open "{}"', file: 'lxclock.c' },
      'Failed to open',
      { line: 'Failed to create directory', until: '2.1.1' },
      { line: 'Failed to create directory "{}"', file: 'utils.c' },
    ),
  ],
  manpages: ['lxc(7)'],
  notes: [
    'With an XDG_RUNTIME_DIR, which logins through pam_systemd have, the locks are there.',
    'Of the space that a file system has left, only inodes are looked at: a directory needs one on every file system that counts them.',
  ],
  maxSeverity: 'error',
  requires: { account, lockDirFault },

  *check({ account, lockDirFault: fault }) {
    if (!fault) return;
    const { path, ofStart } = fault;
    const about = { kind: fault.kind, severity: 'error', breaks: ofStart ? 'start' : 'attach' } as const;
    if (fault.kind === 'no-inode') {
      yield { ...about, ...full(path) };
      return;
    }
    const isReadOnly = fault.kind === 'read-only';
    yield {
      ...about,
      message: phrase`LXC cannot create its locks below ${path}, where ${account.name} has no write permission`,
      evidence: [
        isReadOnly
          ? { at: fault.mount.at, note: phrase`${fault.mount.point} is mounted read-only` }
          : { at: { path }, note: ownership(fault.stat) },
      ],
      lxcMessage: isReadOnly
        ? `Read-only file system - ${failures[fault.failed]}`
        : 'Permission denied - Failed to create directory',
      fix: isReadOnly ? remount(fault.mount, 'ro') : makeWritable(path, fault.stat.uid, account),
    };
  },
});

const failures = { open: 'Failed to open', 'create-directory': 'Failed to create directory' };

const full = (path: string): Pick<Problem, 'message' | 'evidence' | 'lxcMessage' | 'fix'> => ({
  message: phrase`LXC cannot create its locks below ${path}: the file system is full`,
  evidence: [{ at: { path }, note: phrase`is on a file system without a free inode` }],
  lxcMessage: 'No space left on device - Failed to create directory',
  fix: manual(phrase`remove files that are no longer needed: df -i ${path} shows how many exist`),
});
