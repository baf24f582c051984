import { phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { foreignCgroup } from '../src/facts/cgroup/foreign-cgroups.ts';
import { packageManager } from '../src/facts/machine/package-manager.ts';
import { sessionModules } from '../src/facts/session/pam-session-stack.ts';
import { onlyV1 } from '../src/model/applicability.ts';
import { orElse } from '../src/model/fact.ts';
import { rule } from '../src/model/rule.ts';
import { enablePamCgfs } from '../src/remedies/session/enable-pam-module.ts';

export default rule({
  subject: 'user',
  stage: 'session',
  title: 'On cgroup v1, logins get cgroups that the user owns',
  why: 'With systemd and cgroup v1 a login is put into cgroups owned by root. pam_cgfs, of libpam-cgfs, creates some that the user owns at each login; without it the tutorial’s script and /etc/lxc/lxc-users must.',
  remedy: 'Install libpam-cgfs and run `pam-auth-update --enable cgfs`, then log in again.',
  symptoms: ['Legacy hierarchy not writable, skipping{}', 'Failed creating cgroups'],
  manpages: ['pam_cgfs(8)', 'cgroups(7)'],
  notes: [
    'The container starts all the same, without limits; so does one with systemd in it, if it is started by lxc-unpriv-start (seen on Debian 12 with cgroup v1). With plain lxc-start, systemd in it dies: init-cgroup.',
    'If /etc/lxc/lxc-users names the user, cgroups are created as the tutorial says, and libpam-cgfs is not required.',
    'It is not needed on cgroup v2.',
  ],
  maxSeverity: 'warning',
  skipWhen: onlyV1,
  requires: { account, foreignCgroup, packageManager },
  wants: { sessionModules: orElse(sessionModules, []) },

  *check({ account: { name }, foreignCgroup, packageManager, sessionModules }) {
    if (!foreignCgroup?.unmade) return;
    const { at, path, unmade } = foreignCgroup;
    const below = sessionModules.filter((line) => line.path.endsWith('/common-session')).at(-1);
    yield {
      kind: unmade,
      severity: 'warning',
      message: phrase`logins of ${name} get no cgroups that ${name} owns, so containers get no limits`,
      evidence: [
        { at: { path: below?.path ?? '/etc/pam.d/common-session' }, note: phrase`has no pam_cgfs` },
        { at, note: phrase`containers would be started here` },
        { at: { path }, note: phrase`not owned by ${name}` },
      ],
      fix: enablePamCgfs(unmade, below, packageManager),
    };
  },
});
