import { account } from '../src/facts/account.ts';
import { cgroups } from '../src/facts/cgroups.ts';
import { type Membership, session } from '../src/facts/session.ts';
import type { Setting } from '../src/facts/setting.ts';
import { setting } from '../src/facts/setting.ts';
import { manual } from '../src/fix/action.ts';
import { atLeast } from '../src/lxc/version.ts';
import { type Evidence, rule } from '../src/rule.ts';
import { onlyV1 } from '../src/skip.ts';

export default rule({
  about: 'user',
  stage: 'cgroup',
  title: 'The shell that starts containers is in cgroups of its user, not at the root of them',
  why: 'A container is limited by cgroups that are made below those of the shell that starts it. At the root of a controller only root may make any.',
  symptoms: [
    'Legacy hierarchy not writable, skipping',
    'Failed creating cgroups',
    'Failed to create monitor cgroup',
  ],
  see: ['cgroups(7)', 'pam_cgfs(8)'],
  notes: [
    'From LXC 3 on the container starts all the same, without cgroups of its own: seen with 5.0.2 on cgroup v1. Limits then have no effect, or stop the start where the config sets any.',
  ],
  worst: worst,
  unless: onlyV1,
  needs: { account, cgroups, session, setting },

  *check({ account, cgroups, session, setting }) {
    if (account.uid === 0) return;
    const mounted = new Set(cgroups.hierarchies.flatMap(({ controllers }) => controllers));
    const atRoot = session.cgroups.filter(
      (each) => isAtRoot(each) && each.controllers.some((name) => mounted.has(name)),
    );
    const [first, ...others] = atRoot.map(
      ({ at, controllers }): Evidence => ({ at, note: `at the root of ${controllers.join(', ')}` }),
    );
    if (!first) return;
    yield {
      ...(worst(setting) === 'error' ? { severity: 'error', breaks: 'start' } : { severity: 'warning' }),
      message: `${session.who} is at the root of ${atRoot.length} cgroup ${atRoot.length > 1 ? 'controllers' : 'controller'}: containers get no limits`,
      evidence: [first, ...others],
      fix: manual(
        `have root make cgroups for ${account.name} (prepare-lxc-cgroups of the tutorial, or libpam-cgfs), then enter them before the start: move-pid-to-cgroup $$`,
      ),
    };
  },
});

/** LXC 2 gives up without a freezer cgroup of its own; LXC 3 goes on without (lxc 2.0.11 and 3.0.4, src/lxc/cgroups/cgfsng.c). */
function worst({ lxc }: Setting): 'error' | 'warning' {
  return lxc !== undefined && !atLeast(lxc, 3) ? 'error' : 'warning';
}

const isAtRoot = ({ path, controllers }: Membership) =>
  path === '/' && controllers.some((name) => !name.startsWith('name='));
