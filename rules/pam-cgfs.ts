import { phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { foreignCgroup } from '../src/facts/cgroup/foreign-cgroups.ts';
import { packageManager } from '../src/facts/machine/package-manager.ts';
import { onlyV1 } from '../src/model/applicability.ts';
import { rule } from '../src/model/rule.ts';
import { rarely, sometimes } from '../src/model/symptom.ts';
import { enablePamCgfs } from '../src/remedies/session/enable-pam-module.ts';

export default rule({
  subject: 'user',
  stage: 'session',
  title: 'On cgroup v1, logins get cgroups that the user owns',
  why: 'With systemd and cgroup v1 a login is put into cgroups owned by root. pam_cgfs, of libpam-cgfs, creates some that the user owns at each login; without it the tutorial’s script and /etc/lxc/lxc-users must.',
  remedy: 'Install libpam-cgfs and run `pam-auth-update --enable cgfs`, then log in again.',
  fault: 'On cgroup v1, logins get no cgroups that the user owns',
  symptoms: [
    ...sometimes(
      '{}Failed to mount cgroup at /sys/fs/cgroup/systemd: {}',
      '{}Failed to mount cgroup at /sys/fs/cgroup/systemd: No such file or directory',
      '{}Failed to create {} control group: {}',
      {
        line: 'Failed to setup limits for the "{}" controller. The controller seems to be unused by "cgfsng" cgroup driver or not enabled on the cgroup hierarchy',
        until: '6.0.6',
      },
      {
        line: 'Could not find writable mount point for cgroup hierarchy {} while trying to create cgroup',
        until: '2.1.1',
      },
      { line: 'Failed to create "/sys/fs/cgroup/{}"', until: '2.1.1' },
    ),
    ...rarely(
      'Failed to create cgroup "{}"',
      'Child <{}> ended on error ({})',
      'Legacy hierarchy not writable, skipping{}',
      'Failed creating cgroups',
    ),
  ],
  manpages: ['pam_cgfs(8)', 'cgroups(7)'],
  notes: [
    'The container starts all the same, without limits; so does one with systemd in it, if it is started by lxc-unpriv-start (seen on Debian 12 with cgroup v1). With plain lxc-start, systemd in it dies: init-cgroup.',
    'If /etc/lxc/lxc-users names the user, cgroups are created as the tutorial says, and libpam-cgfs is not required.',
    'It is not needed on cgroup v2.',
  ],
  maxSeverity: 'warning',
  skipWhen: onlyV1,
  requires: { account, foreignCgroup, packageManager },

  *check({ account: { name }, foreignCgroup, packageManager }) {
    if (!foreignCgroup?.gap) return;
    const { at, path, gap } = foreignCgroup;
    yield {
      kind: gap.kind,
      severity: 'warning',
      message: phrase`logins of ${name} get no cgroups that ${name} owns, so containers get no limits`,
      evidence: [
        { at: gap.at, note: phrase`has no pam_cgfs` },
        { at, note: phrase`containers would be started here` },
        { at: { path }, note: phrase`not owned by ${name}` },
      ],
      fix: enablePamCgfs(gap, packageManager),
    };
  },
});
