import type { Fact } from '../../model/fact.ts';
import { cgroups } from './hierarchies.ts';

/** Whether the memory controller charges a cgroup for what those below it use. See memory.txt of the kernel's cgroup-v1. */
export interface UseHierarchy {
  readonly path: string;
  readonly value: string;
  /** The kernel lets nobody switch it once there are cgroups: this is one of them. */
  readonly child: string | undefined;
}

/** Undefined where there is nothing to switch: from Linux 5.11 on it always does. */
export const useHierarchy: Fact<'machine', UseHierarchy | undefined> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const memory = know(cgroups).hierarchies.find(({ controllers }) => controllers.includes('memory'));
    if (!memory) return undefined;
    const path = `${memory.path}/memory.use_hierarchy`;
    const value = host.read(path)?.trim();
    if (value === undefined) return undefined;
    const isFolder = (name: string) => host.stat(`${memory.path}/${name}`)?.kind === 'directory';
    const child = value === '0' ? (host.list(memory.path) ?? []).find(isFolder) : undefined;
    return { path, value, child: child === undefined ? undefined : `${memory.path}/${child}` };
  },
};
