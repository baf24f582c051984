import type { Fact } from '../../model/fact.ts';
import { cgroups } from './hierarchies.ts';

/** Whether the memory controller charges a cgroup for the memory of its descendants. See memory.txt of the kernel's cgroup-v1. */
export interface UseHierarchy {
  readonly path: string;
  readonly value: string;
  /** A child cgroup: as long as one exists, the kernel does not change the value. */
  readonly child: string | undefined;
}

/** Undefined if the file does not exist: Linux 5.11 and later always does. */
export const useHierarchy: Fact<'machine', UseHierarchy | undefined> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const memory = know(cgroups).hierarchies.find(({ controllers }) => controllers.includes('memory'));
    if (!memory) return undefined;
    const path = `${memory.path}/memory.use_hierarchy`;
    const value = host.read(path)?.trim();
    if (value === undefined) return undefined;
    const isDirectory = (name: string) => host.stat(`${memory.path}/${name}`)?.kind === 'directory';
    const child = value === '0' ? (host.list(memory.path) ?? []).find(isDirectory) : undefined;
    return { path, value, child: child === undefined ? undefined : `${memory.path}/${child}` };
  },
};
