import type { LineInForce } from '../config/settings/lines-in-force.ts';
import { autoMountKeys } from './auto-mounts.ts';
import { capabilityKeys } from './capabilities.ts';
import { cgroupDirectoryKeys } from './cgroup-directories.ts';
import { cgroupKeys } from './cgroups.ts';
import { environmentKeys } from './environment.ts';
import { gatewayKeys } from './gateways.ts';
import { generalKeys } from './general.ts';
import { hookKeys } from './hooks.ts';
import { initKeys } from './init.ts';
import { interfaceKeys } from './interfaces.ts';
import { mountKeys } from './mounts.ts';
import { namespaceKeys } from './namespaces.ts';
import { procFileKeys } from './proc-files.ts';
import { processLimitKeys } from './process-limits.ts';
import { rootfsKeys } from './rootfs.ts';
import type { Effect, Row, Situation } from './row.ts';
import { securityKeys } from './security.ts';
import { sysctlKeys } from './sysctl.ts';
import { terminalKeys } from './terminals.ts';

/**
 * What each key does to a start without root, by today's name. Seen in throwaway hosts with LXC 4.0.6, 5.0.2, 6.0.4 and 7.0.0;
 * of other versions from the source.
 */
export const ledger: Readonly<Record<string, Row>> = {
  ...generalKeys,
  ...initKeys,
  ...terminalKeys,
  ...environmentKeys,
  ...securityKeys,
  ...rootfsKeys,
  ...mountKeys,
  ...autoMountKeys,
  ...namespaceKeys,
  ...capabilityKeys,
  ...cgroupKeys,
  ...cgroupDirectoryKeys,
  ...processLimitKeys,
  ...sysctlKeys,
  ...procFileKeys,
  ...hookKeys,
  ...interfaceKeys,
  ...gatewayKeys,
};

/** What a line does to a start; undefined where that is unknown. */
export function effectOf(line: LineInForce, situation: Situation): Effect | undefined {
  for (const test of rowOf(line.name)?.tests ?? []) {
    const effect = test(line, situation);
    if (effect !== undefined) return effect;
  }
  return undefined;
}

/** `lxc.prlimit.nofile` is in the row of its family. */
function rowOf(name: string): Row | undefined {
  const family = families.find((each) => name.startsWith(`${each}.`));
  return ledger[name] ?? (family === undefined ? undefined : ledger[family]);
}

const families = [
  'lxc.cgroup2',
  'lxc.cgroup',
  'lxc.prlimit',
  'lxc.sysctl',
  'lxc.proc',
  'lxc.namespace.share',
];
