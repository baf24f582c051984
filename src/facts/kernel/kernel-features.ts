import { phrase } from '../../base/phrase.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';

/** The kinds that LXC asks every kernel for: that of cgroups and of time it does without. */
const asked = ['user', 'mnt', 'pid', 'uts', 'ipc', 'net'] as const;

/** The kinds of namespaces that this kernel was built without, though a start takes them: namespaces(7). */
export const missingNamespaces: Fact<'machine', readonly string[]> = {
  subject: 'machine',
  gather: (host) => {
    const there = host.list('/proc/self/ns');
    if (!there) throw new Unseen(phrase`/proc/self/ns does not exist`);
    return asked.filter((kind) => !there.includes(kind));
  },
};

/** Modules that can no longer be loaded: the kernel was replaced on the disk, and still runs. */
export interface LostModules {
  readonly folder: string;
  readonly running: string;
  /** The kernels whose modules are there. */
  readonly others: readonly string[];
  /** Those that are loaded already. */
  readonly loaded: readonly string[];
}

/** Undefined where the kernel has no modules, or has them at hand. */
export const lostModules: Fact<'machine', LostModules | undefined> = {
  subject: 'machine',
  gather: (host) => {
    const loaded = (host.read('/proc/modules') ?? '').split('\n').flatMap((line) => line.split(' ')[0] || []);
    // All that a network takes is there. In a container no folder of modules is, and the host's are loaded.
    if (loaded.length === 0 || loaded.includes('veth')) return undefined;
    const others = attempt(() => host.list('/lib/modules'));
    const running = host.read('/proc/sys/kernel/osrelease')?.trim();
    if (others instanceof Unseen || running === undefined || !others?.length || others.includes(running))
      return undefined;
    return { folder: `/lib/modules/${running}`, running, others: [...others].sort(), loaded };
  },
};
