import { ownership } from '../src/base/file-mode.ts';
import { phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { lockDir } from '../src/facts/session/lock-dir.ts';
import { delegation } from '../src/facts/session/start-command.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { remount } from '../src/remedies/machine/remount.ts';

export default rule({
  subject: 'user',
  stage: 'session',
  title: 'LXC can make its locks in the home of the user',
  why: 'Every command of LXC takes a lock first. Without XDG_RUNTIME_DIR the locks of a user are in ~/.cache/lxc/run, which is often found to belong to root where LXC was run by sudo once.',
  symptoms: ['Failed to create lock for', 'Failed to create directory "'],
  manpages: ['lxc(7)'],
  notes: ['With an XDG_RUNTIME_DIR, as logins through pam_systemd have one, the locks are there.'],
  maxSeverity: 'error',
  requires: { account, lockDir, delegation },

  *check({ account, lockDir, delegation }) {
    if (!lockDir || (!lockDir.ro && !lockDir.shut)) return;
    const { path, stat, ro } = lockDir;
    yield {
      severity: 'error',
      // lxc-unpriv-start sets XDG_RUNTIME_DIR, and nothing else does.
      breaks: delegation === 'lxc-unpriv-start' ? 'attach' : 'start',
      message: phrase`LXC cannot make its locks below ${path}, where ${account.name} may not write`,
      evidence: [
        ro
          ? { at: ro.at, note: phrase`${ro.point} is mounted read-only` }
          : {
              at: { path },
              note: ownership(stat),
            },
      ],
      lxcMessage: `${ro ? 'Read-only file system' : 'Permission denied'} - Failed to create directory`,
      fix: ro
        ? remount(ro, 'ro')
        : manual(
            phrase`see what is in it; then give it to ${account.name}, as root: chown -R ${account.name}: ${path}`,
          ),
    };
  },
});
