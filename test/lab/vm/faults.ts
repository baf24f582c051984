import type { VmFault } from './fault.ts';
import { cgroup } from './faults/cgroup.ts';
import { config } from './faults/config.ts';
import { kernel } from './faults/kernel.ts';
import { session } from './faults/session.ts';

/** Everything that is tried on real hosts. */
export const faults: readonly VmFault[] = [...session, ...cgroup, ...config, ...kernel];
