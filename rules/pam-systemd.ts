import { account } from '../src/facts/account/account.ts';
import { lxc } from '../src/facts/install/lxc-version.ts';
import { install } from '../src/facts/machine/package-manager.ts';
import { unmanaged } from '../src/facts/session/missing-user-manager.ts';
import type { LoginGap } from '../src/facts/session/pam-session-stack.ts';
import { needsOwnCgroup, withoutCgroup } from '../src/lxc/own-cgroup.ts';
import { onlyV2 } from '../src/model/applicability.ts';
import type { Setting } from '../src/model/platform.ts';
import { rule } from '../src/model/rule.ts';
import { giveSessions } from '../src/remedies/session/enable-pam-module.ts';

export default rule({
  about: 'user',
  stage: 'session',
  title: 'A login by ssh is given a session by pam_systemd',
  why: 'pam_systemd tells systemd of every login, which then starts the user’s manager and makes XDG_RUNTIME_DIR. It has to be installed and to be in what PAM does for a session, and sshd has to go through PAM at all.',
  symptoms: ['systemd user session running', 'Failed to create monitor cgroup'],
  see: ['pam_systemd(8)', 'pam-auth-update(8)', 'sshd_config(5)'],
  notes: [
    'Where the user lingers, his manager runs whatever becomes of logins, and nothing is reported; neither is it where one runs already.',
    'On cgroup v1 containers start as well without: libpam-cgfs, or a script at boot, makes the cgroups there.',
  ],
  worst: ({ lxc }: Setting) => (lxc && needsOwnCgroup(lxc) ? 'error' : 'warning'),
  unless: onlyV2,
  needs: { account, unmanaged, lxc, install },

  *check({ account: { name }, unmanaged, lxc, install }) {
    if (!unmanaged?.gap) return;
    const { gap } = unmanaged;
    const { claim, loss } = withoutCgroup(lxc);
    yield {
      ...claim,
      message: `${causes[gap.is]}, so that no login of ${name} gets a user manager: ${loss}`,
      evidence: [{ at: gap.at, note: notes[gap.is] }],
      fix: giveSessions(gap, install),
    };
  },
});

const causes: Readonly<Record<LoginGap['is'], string>> = {
  'sshd-without-pam': 'sshd does not go through PAM',
  'not-installed': 'pam_systemd is not installed',
  'not-listed': 'PAM does not run pam_systemd',
};

const notes: Readonly<Record<LoginGap['is'], string>> = {
  'sshd-without-pam': 'does not say UsePAM yes',
  'not-installed': 'has nothing of pam_systemd',
  'not-listed': 'has nothing of pam_systemd',
};
