import { atLeast } from '../../lxc/version.ts';
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
    const words = know(linesInForce)
      .filter(({ name }) => name === 'lxc.mount.auto')
      .flatMap(({ at }) => at.value.split(/[ \t]+/));
    const all = know(shellMounts);
    const isPicky = atLeast(know(lxc), 4, 0, 12);
    return types.flatMap(({ type, word, empty }) => {
      if (!words.some((each) => word.test(each))) return [];
      const faults = all
        .filter((mount) => mount.type === type && mount.root === '/')
        .map((mount) => faultOf(mount, type, all, empty, isPicky));
      const [first] = faults;
      return first && faults.every((fault) => fault !== undefined) ? [first] : [];
    });
  },
};

function faultOf(
  mount: Mount,
  type: 'proc' | 'sysfs',
  all: readonly Mount[],
  empty: RegExp,
  isPicky: boolean,
): RevealingFault | undefined {
  const by = all.find(({ parent, point }) => parent === mount.id && !empty.test(point));
  if (by) return { type, mount, kind: 'covered', by };
  if (mount.options.includes('ro')) return { type, mount, kind: 'read-only' };
  return isPicky && mount.options.includes('noatime') ? { type, mount, kind: 'noatime' } : undefined;
}

/** `empty`: directories that the kernel makes as places to mount on (`proc_create_mount_point`, `sysfs_create_mount_point`). */
const types = [
  { type: 'proc', word: /^proc(:|$)/, empty: /^\/proc\/(sys\/fs\/binfmt_misc|fs\/nfsd|openprom|xen)$/ },
  {
    type: 'sysfs',
    word: /^sys(:|$)/,
    empty:
      /^\/sys\/(fs\/(cgroup|fuse\/connections|pstore|bpf|selinux|smackfs|xen|resctrl|ecryptfs)|kernel\/(security|debug|tracing|config)|firmware\/efi\/efivars|hypervisor\/s390)$/,
  },
] as const;
