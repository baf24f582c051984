import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Fact } from '../../model/fact.ts';
import { configOnly } from '../access/config-reader.ts';
import { settings } from '../config/config.ts';
import { cgroups } from './hierarchies.ts';
import { limitFault } from './limit-fault.ts';

/** The limits of a config for the version of cgroups that this host does not use: LXC ignores them. */
export interface IgnoredLimits {
  /** The version that the host uses. */
  readonly version: 1 | 2;
  readonly limits: readonly Statement[];
  /** Those for the version that the host uses. */
  readonly heeded: readonly Statement[];
}

/** But for device rules. */
export const ignoredLimits: Fact<'container', IgnoredLimits> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    // Of a file on its own each limit is for the hosts that have it.
    if (know(configOnly)) return { version: 2, limits: [], heeded: [] };
    const { limits, limits2 } = know(settings);
    const version = know(cgroups).layout === 'v2' ? 2 : 1;
    const [others, heeded] = version === 2 ? [limits, limits2] : [limits2, limits];
    const ignored = others.filter((each) => isLimit(controllerOf(fileOf(each))));
    // Without a cgroup that the user owns, limits for cgroup v1 stop the start.
    const stops = version === 2 && ignored.length > 0 && know(limitFault)?.kind === 'no-cgroup';
    return { version, limits: stops ? [] : ignored, heeded };
  },
};

/** `memory.max` of `lxc.cgroup2.memory.max`. */
export const fileOf = ({ key }: Statement): string => key.replace(/^lxc\.cgroup2?\./, '');

/** By its name on cgroup v2. */
export function controllerOf(file: string): string {
  const name = file.split('.')[0] ?? '';
  return onVersion2.get(name) ?? name;
}

const onVersion2: ReadonlyMap<string, string> = new Map([
  ['blkio', 'io'],
  ['cpuacct', 'cpu'],
]);

/** What freezes and thaws is no limit. */
const isLimit = (controller: string): boolean => !['devices', 'freezer', 'cgroup'].includes(controller);
