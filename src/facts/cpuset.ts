import type { Fact } from '../fact.ts';
import { Unseen } from '../unseen.ts';
import { cgroups } from './cgroups.ts';

/** The switch that hands the parent's processors and memory on to new cgroups of the cpuset controller. See cpuset(7). */
export interface CloneChildren {
  readonly path: string;
  readonly value: string;
}

/** Undefined where the controller is not mounted. */
export const cloneChildren: Fact<'machine', CloneChildren | undefined> = {
  of: 'machine',
  look: (host, _machine, know) => {
    const cpuset = know(cgroups).hierarchies.find(({ controllers }) => controllers.includes('cpuset'));
    if (!cpuset) return undefined;
    const path = `${cpuset.path}/cgroup.clone_children`;
    const value = host.read(path)?.trim();
    if (value === undefined) throw new Unseen(`${path} is not there`);
    return { path, value };
  },
};
