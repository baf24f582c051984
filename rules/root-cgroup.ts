import { isNonEmpty } from '../src/base/non-empty.ts';
import { list, phrase } from '../src/base/phrase.ts';
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
import { orElse } from '../src/model/fact.ts';
import type { Platform } from '../src/model/platform.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { enterCgroups } from '../src/remedies/cgroup/enter-cgroups.ts';

export default rule({
  subject: 'user',
  stage: 'cgroup',
  title: 'The shell that starts containers is in cgroups that its user owns, not in the root cgroup',
  why: 'Limits of a container are set in cgroups created below those of the shell that starts it. In the root cgroup of a controller only root may create any.',
  remedy:
    'Move the shell into the cgroups of the user before starting the container, or log in by ssh with libpam-cgfs installed.',
  symptoms: [
    'Legacy hierarchy not writable, skipping{}',
    'Failed creating cgroups',
    'Failed to create monitor cgroup',
  ],
  manpages: ['cgroups(7)', 'pam_cgfs(8)'],
  notes: [
    'From LXC 3 on the container still starts, without cgroups of its own (seen with 5.0.2 on cgroup v1). Limits then have no effect, or stop the start if the config sets any.',
  ],
  maxSeverity: worst,
  skipWhen: onlyV1,
  requires: { account, cgroups, session, platform, shellCgroupOk, pamCgfs },
  wants: {
    ownCgroups: orElse(ownCgroups, []),
    unpreparedCgroups: orElse(unpreparedCgroups, []),
    cgroupBootService,
    cloneChildren: orElse(cloneChildren, undefined),
  },

  *check(known) {
    const { account, cgroups, session, platform, ownCgroups, pamCgfs, cloneChildren } = known;
    if (account.uid === 0) return;
    // It gives a login cgroups of a few controllers only, which is what its administrator has chosen.
    const own = ownCgroups.filter(({ writable }) => writable);
    if (pamCgfs && own.some(({ controllers }) => controllers.some(isController))) return;
    const mounted = cgroups.hierarchies.flatMap(({ controllers }) => controllers).filter(isController);
    const found = session.cgroups
      .filter(({ path }) => path === '/')
      .map(({ at, controllers }) => ({ at, names: controllers.filter((name) => mounted.includes(name)) }))
      .filter(({ names }) => names.length > 0);
    const names = found.flatMap((each) => each.names);
    const evidence = found.map(
      (each): Evidence => ({ at: each.at, note: phrase`root cgroup of ${each.names.join(', ')}` }),
    );
    // No process can enter a cpuset cgroup that was created so: clone-children reports it.
    const unusable = cloneChildren?.value === '0' && names.join() === 'cpuset';
    const stops = givesUp(platform, names);
    if (!isNonEmpty(evidence) || (unusable && !stops)) return;
    const lacking = known.unpreparedCgroups.some(({ controllers }) =>
      controllers.some((name) => names.includes(name)),
    );
    const where =
      names.length === mounted.length
        ? phrase`${session.who} is in the root cgroup of every controller`
        : phrase`${session.who} is in the root cgroup of ${list(names)}`;
    const cause = lacking ? phrase`${where}, and ${account.name} has no cgroups to enter` : where;
    yield {
      kind: lacking ? 'no-cgroups' : 'at-root',
      severity: stops ? 'error' : 'warning',
      ...(stops ? { lxcMessage: 'Failed creating cgroups' } : {}),
      message: stops
        ? phrase`${cause}: this LXC gives up if it cannot create cgroups`
        : phrase`${cause}: container limits cannot be applied`,
      evidence,
      fix: enterCgroups(account.name, lacking, known.cgroupBootService),
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
