import { phrase } from '../base/phrase.ts';
import { atLeast, type Version } from './version.ts';

/** Whether this LXC starts nothing on cgroup v2 without a cgroup of the user's own: since 4.0.7 what is not writable is passed over (lxc, src/lxc/cgroups/cgfsng.c). */
export const needsOwnCgroup = (lxc: Version): boolean => !atLeast(lxc, 4, 0, 7);

/** What it means to have none. */
export const withoutCgroup = (lxc: Version) =>
  needsOwnCgroup(lxc)
    ? ({
        claim: { severity: 'error', lxcMessage: 'Failed to create monitor cgroup' },
        loss: phrase`this LXC does not start without a cgroup of the user’s own`,
      } as const)
    : ({ claim: { severity: 'warning' }, loss: phrase`containers get no limits` } as const);
