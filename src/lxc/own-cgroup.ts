import { atLeast, type Version } from './version.ts';

/**
 * Whether this LXC starts nothing on cgroup v2 without a cgroup that the user owns: since 4.0.7 it skips what is not
 * writable (lxc, src/lxc/cgroups/cgfsng.c).
 */
export const needsOwnCgroup = (lxc: Version): boolean => !atLeast(lxc, 4, 0, 7);

/** Whether this LXC may give up on cgroup v1 where it cannot create a cgroup: LXC 3 and later start without. */
export const mayNeedV1Cgroup = (lxc: Version): boolean => !atLeast(lxc, 3);

/**
 * Whether it gives up without a cgroup of these controllers: LXC 2 needs one of the freezer, LXC 1 one of any
 * (src/lxc/cgroups/cgfsng.c of 2.0.11 and 3.0.4).
 */
export const needsV1Cgroup = (lxc: Version, controllers: readonly string[]): boolean =>
  mayNeedV1Cgroup(lxc) && (lxc.major === 1 || controllers.includes('freezer'));
