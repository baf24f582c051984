import { phrase } from '../../base/phrase.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';

/** The kinds that LXC needs on every kernel: it can do without cgroup and time namespaces. */
const asked = ['user', 'mnt', 'pid', 'uts', 'ipc', 'net'] as const;

/** The kinds of namespaces that a start needs and this kernel was built without: namespaces(7). */
export const missingNamespaces: Fact<'machine', readonly string[]> = {
  subject: 'machine',
  gather: (host) => {
    const there = host.list('/proc/self/ns');
    if (!there) throw new Unseen(phrase`/proc/self/ns does not exist`);
    return asked.filter((kind) => !there.includes(kind));
  },
};

/** Modules that can no longer be loaded: the kernel that runs was replaced on disk. */
export interface LostModules {
  readonly folder: string;
  readonly running: string;
  /** The kernels whose modules are installed. */
  readonly others: readonly string[];
  /** The last of them by name. */
  readonly installed: string;
  /** Those that are loaded already. */
  readonly loaded: readonly string[];
}

/** None where the kernel has no modules. A container sees those that its host has loaded. */
export const loadedModules: Fact<'machine', readonly string[]> = {
  subject: 'machine',
  gather: (host) =>
    (host.read('/proc/modules') ?? '').split('\n').flatMap((line) => line.split(' ')[0] || []),
};

/** Undefined if the kernel has no modules, or can load them. */
export const lostModules: Fact<'machine', LostModules | undefined> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const loaded = know(loadedModules);
    // All that a network needs is loaded.
    if (loaded.length === 0 || loaded.includes('veth')) return undefined;
    const others = attempt(() => host.list('/lib/modules'));
    const running = host.read('/proc/sys/kernel/osrelease')?.trim();
    if (others instanceof Unseen || others === undefined || running === undefined) return undefined;
    const sorted = [...others].sort();
    const installed = sorted.at(-1);
    if (installed === undefined || sorted.includes(running)) return undefined;
    return { folder: `/lib/modules/${running}`, running, others: sorted, installed, loaded };
  },
};
