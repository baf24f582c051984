import { ownership } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { lockDirFault } from '../src/facts/session/lock-dir.ts';
import { delegation } from '../src/facts/session/start-command.ts';
import { rule } from '../src/model/rule.ts';
import { giveDirectory } from '../src/remedies/account/give-directory.ts';
import { remount } from '../src/remedies/machine/remount.ts';

export default rule({
  subject: 'user',
  stage: 'session',
  title: 'LXC can create its locks in the home of the user',
  why: 'Every LXC command takes a lock first. Without XDG_RUNTIME_DIR the locks of a user are in ~/.cache/lxc/run, which is often owned by root after LXC was run with sudo once.',
  remedy:
    'Check what is in the directory, then give it back to the user, as root: `chown -R USER: DIRECTORY`.',
  symptoms: ['Failed to create lock for {}', 'Failed to create directory{}'],
  manpages: ['lxc(7)'],
  notes: ['With an XDG_RUNTIME_DIR, which logins through pam_systemd have, the locks are there.'],
  maxSeverity: 'error',
  requires: { account, lockDirFault, delegation },

  *check({ account, lockDirFault: fault, delegation }) {
    if (!fault) return;
    const { path } = fault;
    const isReadOnly = fault.kind === 'read-only';
    yield {
      kind: fault.kind,
      severity: 'error',
      // lxc-unpriv-start sets XDG_RUNTIME_DIR, and nothing else does.
      breaks: delegation === 'lxc-unpriv-start' ? 'attach' : 'start',
      message: phrase`LXC cannot create its locks below ${path}, where ${account.name} has no write permission`,
      evidence: [
        isReadOnly
          ? { at: fault.mount.at, note: phrase`${fault.mount.point} is mounted read-only` }
          : { at: { path }, note: ownership(fault.stat) },
      ],
      lxcMessage: `${isReadOnly ? 'Read-only file system' : 'Permission denied'} - Failed to create directory`,
      fix: isReadOnly ? remount(fault.mount, 'ro') : giveDirectory(path, account, 'recursive'),
    };
  },
});
