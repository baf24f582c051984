import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import type { Layout } from '../../model/platform.ts';

/** The mounted cgroup hierarchies. */
export interface Cgroups {
  readonly layout: Layout;
  readonly hierarchies: readonly Hierarchy[];
}

export interface Hierarchy {
  readonly path: string;
  /** Such as `cpu` and `cpuacct`, or `name=systemd`; none for cgroup v2. */
  readonly controllers: readonly string[];
}

const mounts = '/proc/self/mounts';

export const cgroups: Fact<'machine', Cgroups> = {
  subject: 'machine',
  gather: (host) => {
    const hierarchies = (host.read(mounts) ?? '').split('\n').flatMap((line) => parseMount(line) ?? []);
    const v2 = hierarchies.some(({ controllers }) => controllers.length === 0);
    const v1 = hierarchies.some(({ controllers }) => controllers.some((name) => !name.startsWith('name=')));
    // Whatever else is mounted, such as net_cls by a VPN: LXC goes by this place (`unified_cgroup_fd` in cgroup_utils.c).
    const unified = hierarchies.filter(
      ({ path, controllers }) => path === '/sys/fs/cgroup' && controllers.length === 0,
    );
    if (unified.length > 0) return { layout: 'v2', hierarchies: unified };
    if (!v1 && !v2) throw new Unseen(phrase`${mounts} has no cgroup file system`);
    const withV1 = v2 ? 'hybrid' : 'v1';
    return { layout: v1 ? withV1 : 'v2', hierarchies };
  },
};

/** Mount options that are not controllers: those of every file system, and those of cgroup v1. See cgroups(7). */
const notControllers =
  /^(rw|ro|nosuid|nodev|noexec|relatime|noatime|seclabel|xattr|clone_children|cpuset_v2_mode|noprefix|release_agent=.*)$/;

function parseMount(line: string): Hierarchy | undefined {
  const [, path, type, options] = line.split(' ');
  if (path === undefined || options === undefined) return undefined;
  if (type === 'cgroup2') return { path, controllers: [] };
  if (type !== 'cgroup') return undefined;
  return { path, controllers: options.split(',').filter((option) => !notControllers.test(option)) };
}
