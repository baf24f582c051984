import { phrase } from '../base/phrase.ts';
import { atLeast, type Version } from './version.ts';

/** Whether this LXC starts nothing on cgroup v2 without a cgroup of the user's own: since 4.0.7 it ignores what is not writable (lxc, src/lxc/cgroups/cgfsng.c). */
export const needsOwnCgroup = (lxc: Version): boolean => !atLeast(lxc, 4, 0, 7);

/** What it means to have none: how bad it is, and what is lost. */
export const withoutCgroup = (lxc: Version) =>
  needsOwnCgroup(lxc)
    ? ({
        claim: { severity: 'error', lxcMessage: 'Failed to create monitor cgroup' },
        loss: phrase`this version of LXC does not start containers without a cgroup of the user’s own`,
      } as const)
    : ({ claim: { severity: 'warning' }, loss: phrase`container limits cannot be applied` } as const);
