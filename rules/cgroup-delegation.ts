import { account } from '../src/facts/account.ts';
import { lxc } from '../src/facts/lxc.ts';
import { ownCgroups } from '../src/facts/own-cgroups.ts';
import type { Setting } from '../src/facts/setting.ts';
import { manager } from '../src/facts/start-command.ts';
import { ownScope } from '../src/fix/own-scope.ts';
import { atLeast } from '../src/lxc/version.ts';
import { rule } from '../src/rule.ts';
import { onlyV2 } from '../src/skip.ts';

export default rule({
  about: 'user',
  stage: 'cgroup',
  title: 'On cgroup v2, the user gets a cgroup of his own to start containers in',
  why: 'On cgroup v2 only the owner of a cgroup may make others below it. A user owns none but what systemd delegates to him: his user manager gives each container a scope, if it is asked to.',
  symptoms: [
    'Failed to create monitor cgroup',
    'Failed to setup cgroup limits for container',
    'systemd user session running',
  ],
  see: ['systemd-run(1)', 'loginctl(1)', 'cgroups(7)'],
  notes: [
    'LXC 5 and 6 start without one; then there are no limits, a systemd inside dies at once, and lxc-attach from another session is refused.',
    'LXC 4.0.6, of Debian 11, does not start without one.',
  ],
  worst,
  unless: onlyV2,
  needs: { account, ownCgroups, manager, lxc },

  *check({ account: { uid, name }, ownCgroups, manager, lxc }) {
    const [own] = ownCgroups;
    if (uid === 0 || !own || own.writable) return;
    const problem = {
      message: `${name} has no cgroup of his own: ${atLeast(lxc, 4, 0, 7) ? 'containers get no limits' : 'this LXC does not start without one'}`,
      evidence: [{ at: { path: own.path }, note: 'is where containers would be started, and is not his' }],
      fix: ownScope(name, uid, manager),
    } as const;
    if (atLeast(lxc, 4, 0, 7)) yield { severity: 'warning', ...problem };
    else yield { severity: 'error', breaks: 'start', ...problem, says: 'Failed to create monitor cgroup' };
  },
});

/** Since 4.0.7 what is not writable is passed over (lxc, src/lxc/cgroups/cgfsng.c). */
function worst({ lxc }: Setting): 'error' | 'warning' {
  return lxc !== undefined && !atLeast(lxc, 4, 0, 7) ? 'error' : 'warning';
}
