import type { Fault, Layout, Oddity } from '../fault.ts';
import { elsewhere } from '../faults/elsewhere.ts';
import { faults, oddities } from '../faults.ts';

/** The faults and oddities of the lab that a host of questions can have. */
export const possible = (layout: Layout, suite: string | undefined): (Fault | Oddity)[] =>
  [...faults, ...oddities]
    .filter((each) => inOneText(each) && !without.includes(each.name))
    .filter(({ cgroup }) => cgroup === undefined || cgroup === layout)
    .flatMap((each) => (suite === undefined ? [each] : elsewhere(each, suite)));

/**
 * What the shell text alone makes. The rest is wrong with one shell of the user's, and here all questions have the same one;
 * or it is about a container that does not exist yet, or runs already.
 */
const inOneText = ({ login, setpriv, creates, runs }: Oddity): boolean =>
  login === undefined && setpriv === undefined && !creates && !runs;

/** Those of which a container that is a copy of the lab's own has nothing, or with which there is none. */
export const without: readonly string[] = [
  // Nobody is there to start one; no copy can be made; containers are looked for elsewhere.
  ...['user-deleted', 'home-read-only', 'odd-lxcpath'],
  // The lock and the socket have the name of the container, and mounts over it are no part of it.
  ...['lock-of-root', 'lock-of-root-readable', 'lock-not-readable', 'lock-linked', 'lock-linked-nowhere'],
  ...['socket-taken', 'rootfs-noexec', 'rootfs-nosymfollow', 'rootfs-read-only-no-dev', 'rootfs-read-only'],
  // Each host of questions has the directories that are missing here, and a quota of a thousand.
  ...['mount-missing', 'mount-no-target', 'quota-two-nics'],
  // One container is started after the other, and the kernel takes away the namespaces of the last a while after it has ended
  // (cleanup_net in net/core/net_namespace.c): where only one may be, the next start finds none left.
  ...['odd-limits', 'odd-limits-v2'],
];
