import { atLeast, type Version } from './version.ts';

/**
 * Whether this LXC starts nothing on cgroup v2 without a cgroup that the user owns: since 4.0.7 it skips what is not
 * writable (lxc, src/lxc/cgroups/cgfsng.c).
 */
export const needsOwnCgroup = (lxc: Version): boolean => !atLeast(lxc, 4, 0, 7);
