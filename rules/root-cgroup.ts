import { phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { account } from '../src/facts/account/account.ts';
import { cgroupBootService } from '../src/facts/cgroup/boot-service.ts';
import { cloneChildren } from '../src/facts/cgroup/cpuset.ts';
import { shellCgroupOk } from '../src/facts/cgroup/foreign-cgroups.ts';
import { cgroups } from '../src/facts/cgroup/hierarchies.ts';
import { isController, ownCgroups, unpreparedCgroups } from '../src/facts/cgroup/own-cgroups.ts';
import { pamCgfs } from '../src/facts/cgroup/pam-cgfs.ts';
import { platform } from '../src/facts/machine/platform.ts';
import { session } from '../src/facts/session/session.ts';
import { atLeast } from '../src/lxc/version.ts';
import { onlyV1 } from '../src/model/applicability.ts';
import type { Platform } from '../src/model/platform.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { enterCgroups } from '../src/remedies/cgroup/enter-cgroups.ts';

export default rule({
  subject: 'user',
  stage: 'cgroup',
  title: 'The shell that starts containers is in cgroups of its user, not at the root of them',
  why: 'A container is limited by cgroups that are made below those of the shell that starts it. At the root of a controller only root may make any.',
  symptoms: [
    'Legacy hierarchy not writable, skipping',
    'Failed creating cgroups',
    'Failed to create monitor cgroup',
  ],
  manpages: ['cgroups(7)', 'pam_cgfs(8)'],
  notes: [
    'From LXC 3 on the container starts all the same, without cgroups of its own: seen with 5.0.2 on cgroup v1. Limits then have no effect, or stop the start where the config sets any.',
  ],
  maxSeverity: worst,
  skipWhen: onlyV1,
  requires: { account, cgroups, session, platform, shellCgroupOk, pamCgfs },
  wants: { ownCgroups, unpreparedCgroups, cgroupBootService, cloneChildren },

  *check({
    account,
    cgroups,
    session,
    platform,
    ownCgroups,
    pamCgfs,
    unpreparedCgroups,
    cgroupBootService,
    cloneChildren,
  }) {
    if (account.uid === 0) return;
    // It gives a login cgroups of a few controllers alone, which is what its administrator has chosen.
    const own = ownCgroups instanceof Unseen ? [] : ownCgroups.filter(({ writable }) => writable);
    if (pamCgfs && own.some(({ controllers }) => controllers.some(isController))) return;
    const mounted = cgroups.hierarchies.flatMap(({ controllers }) => controllers).filter(isController);
    const found = session.cgroups
      .filter(({ path }) => path === '/')
      .map(({ at, controllers }) => ({ at, names: controllers.filter((name) => mounted.includes(name)) }))
      .filter(({ names }) => names.length > 0);
    const names = found.flatMap((each) => each.names);
    const [first, ...others] = found.map(
      (each): Evidence => ({ at: each.at, note: phrase`at the root of ${each.names.join(', ')}` }),
    );
    // Nobody can enter a cpuset cgroup that was made so: clone-children says it.
    const shut = !(cloneChildren instanceof Unseen) && cloneChildren?.value === '0';
    const fatal = givesUp(platform, names);
    if (!first || (shut && !fatal && names.join() === 'cpuset')) return;
    const where = names.length === mounted.length ? 'every cgroup controller' : names.join(', ');
    const lacking =
      !(unpreparedCgroups instanceof Unseen) &&
      unpreparedCgroups.some(({ controllers }) => controllers.some((name) => names.includes(name)));
    const none = lacking ? `, and ${account.name} has no cgroups to enter` : '';
    yield {
      ...(fatal ? { severity: 'error', lxcMessage: 'Failed creating cgroups' } : { severity: 'warning' }),
      message: phrase`${session.who} is at the root of ${where}${none}: ${fatal ? 'this LXC gives up where it can make no cgroups' : `containers get no ${where === names.join(', ') ? 'such ' : ''}limits`}`,
      evidence: [first, ...others],
      fix: enterCgroups(account.name, lacking, cgroupBootService),
    };
  },
});

/** Before LXC 3 this can be an error. */
function worst({ lxc }: Platform): 'error' | 'warning' {
  return lxc !== undefined && !atLeast(lxc, 3) ? 'error' : 'warning';
}

/** LXC 2 gives up without a freezer cgroup of its own, LXC 1 without any; LXC 3 goes on (src/lxc/cgroups/cgfsng.c of 2.0.11 and 3.0.4). */
const givesUp = (platform: Platform, names: readonly string[]): boolean =>
  worst(platform) === 'error' && (platform.lxc?.major === 1 || names.includes('freezer'));
