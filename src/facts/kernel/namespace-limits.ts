import { phrase } from '../../base/phrase.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import { atLeast, type Version } from '../../lxc/version.ts';
import type { Fact, Know } from '../../model/fact.ts';
import { lxc } from '../install/lxc-version.ts';
import { type Sysctl, sysctl } from '../machine/sysctl.ts';

/** A limit on the namespaces of one kind that is too low for a start. */
export interface ShortLimit extends Sysctl {
  readonly kind: Namespace;
  readonly now: string;
  /** How many a start needs at the same time. */
  readonly least: number;
  /** The kernel's default. */
  readonly usual: string;
}

type Namespace = 'user' | 'mnt' | 'pid' | 'uts' | 'ipc' | 'net' | 'cgroup';

/**
 * How many of each a start needs at once, as tested with LXC 4.0.6 and 5.0.2: beside the container's own there is the user namespace
 * of the helper that chowns its cgroups, and the mount namespace of a file system that LXC since 4.0.7 has not attached yet.
 */
const leastOf = (version: Version | undefined): Readonly<Record<Namespace, number>> => ({
  user: 2,
  mnt: version === undefined || atLeast(version, 4, 0, 7) ? 2 : 1,
  pid: 1,
  uts: 1,
  ipc: 1,
  net: 1,
  cgroup: 1,
});

/** The limits that are too low now, or will be after the next boot. */
export const shortLimits: Fact<'machine', readonly ShortLimit[]> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    // The kernel has all of them, or, before Linux 4.9, none: namespaces(7).
    if (host.read('/proc/sys/user/max_user_namespaces') === undefined)
      throw new Unseen(phrase`this kernel does not limit the number of namespaces`, 'not-applicable');
    const version = attempt(() => know(lxc));
    const least = leastOf(version instanceof Unseen ? undefined : version);
    return (Object.keys(least) as Namespace[]).flatMap(
      (kind) => limitOf(host, know, kind, least[kind]) ?? [],
    );
  },
};

function limitOf(host: Host, know: Know<'machine'>, kind: Namespace, least: number): ShortLimit | undefined {
  const suits = (value: string | undefined) => value === undefined || Number(value) >= least;
  const limit = sysctl(host, know, `user/max_${kind}_namespaces`, suits);
  const { now } = limit;
  if (now === undefined || (suits(now) && limit.keeps)) return undefined;
  return { ...limit, kind, now, least, usual: usual(host) };
}

/** Half the maximum number of threads: see namespaces(7), and fork_init() in kernel/fork.c. */
const usual = (host: Host): string => {
  const threads = Number(host.read('/proc/sys/kernel/threads-max') ?? 0);
  return `${Math.max(Math.floor(threads / 2), 1024)}`;
};
