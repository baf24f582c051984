import { type Phrase, phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { withoutOwnCgroup } from '../src/facts/cgroup/without-own-cgroup.ts';
import { packageManager } from '../src/facts/machine/package-manager.ts';
import { missingUserManager } from '../src/facts/session/missing-user-manager.ts';
import type { PamGap } from '../src/facts/session/pam-session-stack.ts';
import { needsOwnCgroup } from '../src/lxc/own-cgroup.ts';
import { onlyV2 } from '../src/model/applicability.ts';
import type { Platform } from '../src/model/platform.ts';
import { rule } from '../src/model/rule.ts';
import { rarely, sometimes } from '../src/model/symptom.ts';
import { enablePamSystemd } from '../src/remedies/session/enable-pam-module.ts';

export default rule({
  subject: 'user',
  stage: 'session',
  title: 'An SSH login gets a systemd session from pam_systemd',
  why: 'pam_systemd registers every login with systemd, which then starts the user manager and creates XDG_RUNTIME_DIR. It must be installed and listed in the PAM session stack, and sshd must use PAM.',
  remedy:
    'Install libpam-systemd and run `pam-auth-update --enable systemd`, or set `UsePAM yes` in /etc/ssh/sshd_config and reload sshd. Then log in again.',
  fault: 'Logins over SSH get no session of systemd',
  symptoms: [
    ...sometimes('{}systemd user session running{}'),
    ...rarely(
      {
        line: "Can't start an unprivileged container on a pure CGroups v2 host without a systemd user session running",
        since: '4.0.6',
      },
      {
        line: 'If you are trying to get a non-interactive user to have unprivileged containers running, you need to',
        since: '4.0.6',
      },
      {
        line: 'enable lingering sessions for that user, via loginctl enable-linger {} as root',
        since: '4.0.6',
      },
      'Failed to create monitor cgroup',
    ),
  ],
  manpages: ['pam_systemd(8)', 'pam-auth-update(8)', 'sshd_config(5)'],
  notes: [
    'If the user lingers, the user manager runs whatever becomes of logins, and nothing is reported; nor if one is running already.',
    'On cgroup v1 containers start without it: libpam-cgfs, or a script at boot, creates the cgroups there.',
  ],
  maxSeverity: ({ lxc }: Platform) => (lxc && needsOwnCgroup(lxc) ? 'error' : 'warning'),
  skipWhen: onlyV2,
  requires: { account, missingUserManager, withoutOwnCgroup, packageManager },

  *check({ account: { name }, missingUserManager, withoutOwnCgroup, packageManager }) {
    if (!missingUserManager?.gap) return;
    const { gap } = missingUserManager;
    const { starts, effect, lxcMessage } = withoutOwnCgroup;
    yield {
      kind: gap.kind,
      severity: starts ? 'warning' : 'error',
      message: phrase`${causes[gap.kind]}, so logins of ${name} get no user manager: ${effect}`,
      evidence: [{ at: gap.at, note: notes[gap.kind] }],
      ...(lxcMessage === undefined ? {} : { lxcMessage }),
      fix: enablePamSystemd(gap, packageManager),
    };
  },
});

const causes: Readonly<Record<PamGap['kind'], Phrase>> = {
  'sshd-without-pam': phrase`sshd does not use PAM`,
  'not-installed': phrase`pam_systemd is not installed`,
  'not-listed': phrase`PAM does not run pam_systemd`,
};

const notes: Readonly<Record<PamGap['kind'], Phrase>> = {
  'sshd-without-pam': phrase`does not set UsePAM yes`,
  'not-installed': phrase`has no pam_systemd`,
  'not-listed': phrase`has no pam_systemd`,
};
