import { autoMount } from '../../lxc/ledger/auto-mounts.ts';
import { atLeast, type Version } from '../../lxc/version.ts';
import type { Fact } from '../../model/fact.ts';
import { linesInForce } from '../config/lines-in-force.ts';
import { lxc } from '../install/lxc-version.ts';
import { type Mount, shellMounts } from '../machine/mounts.ts';

/** Why the kernel refuses the container a file system of its own: it would show or permit more than the host's. */
export type RevealingFault = { readonly type: 'proc' | 'sysfs'; readonly mount: Mount } & (
  | { readonly kind: 'read-only' | 'noatime' }
  /** A mount that hides a part of it. */
  | { readonly kind: 'covered'; readonly by: Mount }
);

/** For /proc and /sys, as far as the container mounts them: `mnt_already_visible` in fs/namespace.c of Linux. */
export const revealingFaults: Fact<'container', readonly RevealingFault[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const all = know(shellMounts);
    const version = know(lxc);
    return fileSystems.flatMap((wanted) => {
      const how = autoMount(know(linesInForce), wanted.word);
      if (how === undefined) return [];
      const faults = all
        .filter(({ type, root }) => type === wanted.type && root === '/')
        .map((mount) => faultOf(mount, wanted, all, how, version));
      const [first] = faults;
      return first && faults.every((fault) => fault !== undefined) ? [first] : [];
    });
  },
};

function faultOf(
  mount: Mount,
  { type, empty, atimeSince }: FileSystem,
  all: readonly Mount[],
  how: string,
  version: Version,
): RevealingFault | undefined {
  const below = ({ parent, point }: Mount): boolean =>
    parent === mount.id && !empty.includes(point.slice(mount.point.length));
  const by = all.find(below);
  if (by) return { type, mount, kind: 'covered', by };
  if (mount.options.includes('ro') && !how.endsWith(':ro')) return { type, mount, kind: 'read-only' };
  return mount.options.includes('noatime') && atLeast(version, ...atimeSince)
    ? { type, mount, kind: 'noatime' }
    : undefined;
}

interface FileSystem {
  readonly type: 'proc' | 'sysfs';
  /** What it is called in lxc.mount.auto. */
  readonly word: 'proc' | 'sys';
  /** Directories that the kernel makes as places to mount on: `proc_create_mount_point`, `sysfs_create_mount_point`. */
  readonly empty: readonly string[];
  /** The LXC since which noatime matters, as seen with 4.0.6 and 5.0.2. */
  readonly atimeSince: readonly [major: number, minor?: number, patch?: number];
}

const fileSystems: readonly FileSystem[] = [
  {
    type: 'proc',
    word: 'proc',
    empty: ['/sys/fs/binfmt_misc', '/fs/nfsd', '/openprom', '/xen'],
    atimeSince: [4, 0, 12],
  },
  {
    type: 'sysfs',
    word: 'sys',
    empty: [
      ...['cgroup', 'fuse/connections', 'pstore', 'bpf', 'selinux', 'smackfs', 'resctrl'].map(
        (name) => `/fs/${name}`,
      ),
      ...['security', 'debug', 'tracing', 'config'].map((name) => `/kernel/${name}`),
      '/firmware/efi/efivars',
      '/hypervisor/s390',
    ],
    atimeSince: [1],
  },
];
