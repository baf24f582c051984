import { phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { account } from '../src/facts/account/account.ts';
import { foreignCgroup } from '../src/facts/cgroup/foreign-cgroups.ts';
import { packageManager } from '../src/facts/machine/package-manager.ts';
import { sessionModules } from '../src/facts/session/pam-session-stack.ts';
import { onlyV1 } from '../src/model/applicability.ts';
import { rule } from '../src/model/rule.ts';
import { enablePamCgfs } from '../src/remedies/session/enable-pam-module.ts';

export default rule({
  subject: 'user',
  stage: 'session',
  title: 'On cgroup v1, a login is given cgroups of its user’s own',
  why: 'With systemd and cgroup v1 a login is put into cgroups that belong to root. pam_cgfs, of libpam-cgfs, makes some of the user’s own at each login; else the tutorial’s script and /etc/lxc/lxc-users have to.',
  symptoms: ['Legacy hierarchy not writable, skipping', 'Failed creating cgroups'],
  manpages: ['pam_cgfs(8)', 'cgroups(7)'],
  notes: [
    'The container starts all the same, without limits; so does one with systemd in it, if it is started by lxc-unpriv-start (seen on Debian 12 with cgroup v1). Started plainly, systemd in it dies: init-cgroup.',
    'Where /etc/lxc/lxc-users names the user, his cgroups are had as the tutorial says, and libpam-cgfs is not asked for.',
    'On cgroup v2 nobody needs it.',
  ],
  maxSeverity: 'warning',
  skipWhen: onlyV1,
  requires: { account, foreignCgroup, packageManager },
  wants: { sessionModules },

  *check({ account: { name }, foreignCgroup, packageManager, sessionModules }) {
    if (!foreignCgroup?.unmade) return;
    const { at, path, unmade } = foreignCgroup;
    const modules = sessionModules instanceof Unseen ? [] : sessionModules;
    const below = modules.filter((line) => line.path.endsWith('/common-session')).at(-1);
    yield {
      severity: 'warning',
      message: phrase`no login of ${name} is given cgroups of his own: containers get no limits`,
      evidence: [
        { at: { path: below?.path ?? '/etc/pam.d/common-session' }, note: phrase`has nothing of pam_cgfs` },
        { at, note: phrase`is where containers would be started` },
        { at: { path }, note: phrase`does not belong to ${name}` },
      ],
      fix: enablePamCgfs(unmade, below, packageManager),
    };
  },
});
