import type { Fault, Oddity } from './fault.ts';
import { account } from './faults/account.ts';
import { cgroup } from './faults/cgroup.ts';
import { config } from './faults/config.ts';
import { creation, creationOddities } from './faults/creation.ts';
import { idmap } from './faults/idmap.ts';
import { init } from './faults/init.ts';
import { install } from './faults/install.ts';
import { kernel } from './faults/kernel.ts';
import { lostMounts } from './faults/lost-mounts.ts';
import { mounts } from './faults/mounts.ts';
import { network } from './faults/network.ts';
import { oddities as others } from './faults/oddities.ts';
import { rootfs } from './faults/rootfs.ts';
import { security } from './faults/security.ts';
import { session } from './faults/session.ts';
import { values } from './faults/values.ts';

export const oddities: readonly Oddity[] = [...others, ...creationOddities];

/** Everything the lab breaks, in the order of the stages. */
export const faults: readonly Fault[] = [
  ...account,
  ...install,
  ...kernel,
  ...session,
  ...config,
  ...values,
  ...idmap,
  ...cgroup,
  ...network,
  ...rootfs,
  ...mounts,
  ...lostMounts,
  ...security,
  ...init,
  ...creation,
];
