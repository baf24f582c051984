import { type Phrase, phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { lxc } from '../src/facts/install/lxc-version.ts';
import { packageManager } from '../src/facts/machine/package-manager.ts';
import { missingUserManager } from '../src/facts/session/missing-user-manager.ts';
import type { PamGap } from '../src/facts/session/pam-session-stack.ts';
import { needsOwnCgroup, withoutCgroup } from '../src/lxc/own-cgroup.ts';
import { onlyV2 } from '../src/model/applicability.ts';
import type { Platform } from '../src/model/platform.ts';
import { rule } from '../src/model/rule.ts';
import { enablePamSystemd } from '../src/remedies/session/enable-pam-module.ts';

export default rule({
  subject: 'user',
  stage: 'session',
  title: 'A login by ssh is given a session by pam_systemd',
  why: 'pam_systemd tells systemd of every login, which then starts the user’s manager and makes XDG_RUNTIME_DIR. It has to be installed and to be in what PAM does for a session, and sshd has to go through PAM at all.',
  symptoms: ['systemd user session running', 'Failed to create monitor cgroup'],
  manpages: ['pam_systemd(8)', 'pam-auth-update(8)', 'sshd_config(5)'],
  notes: [
    'Where the user lingers, his manager runs whatever becomes of logins, and nothing is reported; neither is it where one runs already.',
    'On cgroup v1 containers start as well without: libpam-cgfs, or a script at boot, makes the cgroups there.',
  ],
  maxSeverity: ({ lxc }: Platform) => (lxc && needsOwnCgroup(lxc) ? 'error' : 'warning'),
  skipWhen: onlyV2,
  requires: { account, missingUserManager, lxc, packageManager },

  *check({ account: { name }, missingUserManager, lxc, packageManager }) {
    if (!missingUserManager?.gap) return;
    const { gap } = missingUserManager;
    const { claim, loss } = withoutCgroup(lxc);
    yield {
      ...claim,
      message: phrase`${causes[gap.is]}, so that no login of ${name} gets a user manager: ${loss}`,
      evidence: [{ at: gap.at, note: notes[gap.is] }],
      fix: enablePamSystemd(gap, packageManager),
    };
  },
});

const causes: Readonly<Record<PamGap['is'], Phrase>> = {
  'sshd-without-pam': phrase`sshd does not go through PAM`,
  'not-installed': phrase`pam_systemd is not installed`,
  'not-listed': phrase`PAM does not run pam_systemd`,
};

const notes: Readonly<Record<PamGap['is'], Phrase>> = {
  'sshd-without-pam': phrase`does not say UsePAM yes`,
  'not-installed': phrase`has nothing of pam_systemd`,
  'not-listed': phrase`has nothing of pam_systemd`,
};
