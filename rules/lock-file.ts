import { ownership } from '../src/base/file-mode.ts';
import { type Phrase, phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { type LockFileFault, lockFileFault } from '../src/facts/session/lock-file.ts';
import { shellWords } from '../src/fix/render/shell-command.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';
import { giveDirectory } from '../src/remedies/account/give-directory.ts';

export default rule({
  subject: 'container',
  stage: 'session',
  title: 'LXC can open the lock of the container',
  why: 'Every LXC command opens the lock of its container first, for reading and writing. The lock stays when the container has stopped. One that root left, or that was made with an odd umask, keeps the user out.',
  remedy:
    'Remove the lock while the container is stopped: LXC creates it again. It is .NAME below $XDG_RUNTIME_DIR/lxc/lock, or below ~/.cache/lxc/run/lxc/lock.',
  fault: 'LXC cannot open the lock of the container',
  symptoms: [
    ...sure('Too many levels of symbolic links - Failed to open "{}/lxc/lock/{}"'),
    ...often('Permission denied - Failed to open "{}/lxc/lock/{}"', 'Failed to open "{}/lxc/lock/{}"'),
    ...sometimes(
      { line: 'Permission denied - Failed to open "{}"', file: 'lxclock.c' },
      'Read-only file system - Failed to open "{}/lxc/lock/{}"',
    ),
    ...rarely(
      { line: 'Failed to open "{}"', file: 'lxclock.c' },
      'Failed to open',
      'Failed to create lxc_container',
    ),
  ],
  manpages: ['lxc(7)', 'fcntl_locking(2)'],
  notes: [
    'Seen in throwaway hosts with LXC 4.0.6, 5.0.2, 6.0.4 and 7.0.0, with locks of root and with locks that their user could not read or write.',
    'A lock that another process holds is not detected: lxc-start then waits for ever.',
  ],
  maxSeverity: 'error',
  requires: { account, lockFileFault },

  *check({ account, lockFileFault: fault }, { name }) {
    if (!fault) return;
    const { kind, path, directory, printed, ofStart } = fault;
    yield {
      kind,
      severity: 'error',
      breaks: ofStart ? 'start' : 'attach',
      message: message(fault, name, account.name),
      evidence: [
        {
          at: { path },
          note:
            kind === 'link'
              ? phrase`is a symbolic link to ${fault.target}, which LXC does not follow`
              : ownership(fault.stat),
        },
      ],
      lxcMessage: `${kind === 'link' ? 'Too many levels of symbolic links' : 'Permission denied'} - Failed to open "${printed}"`,
      // By the user alone: the user could put a link there, which root would follow.
      fix:
        kind === 'not-openable' || kind === 'link'
          ? manual(phrase`remove it as ${account.name}, and LXC creates it again: ${remove(path)}`)
          : giveDirectory(directory, account, 'recursive'),
    };
  },
});

const remove = (path: string): string => shellWords(['rm', '-f', path]);

function message({ kind, directory }: LockFileFault, container: string, user: string): Phrase {
  switch (kind) {
    case 'not-creatable':
      return phrase`LXC cannot create the lock of ${container} in ${directory}, where ${user} has no write permission`;
    case 'link':
      return phrase`LXC cannot open the lock of ${container}, which is a symbolic link`;
    case 'not-openable':
    case 'not-removable':
      return phrase`LXC cannot open the lock of ${container}, which ${user} cannot both read and write`;
  }
}
