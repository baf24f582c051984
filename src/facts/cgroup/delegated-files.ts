import { allows } from '../../base/access-check.ts';
import type { Host, Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import type { Account } from '../account/passwd.ts';

/** Those that LXC expects the user to own in a cgroup of version 2, apart from cgroup.procs, which it does not ask about. */
export const delegatedFiles: Fact<'machine', readonly string[]> = {
  subject: 'machine',
  gather: (host) => {
    const listed = host.read('/sys/kernel/cgroup/delegate')?.split(/\s+/).filter(Boolean);
    return (listed ?? standard).filter((name) => name !== 'cgroup.procs');
  },
};

/** What a kernel without the list has: `__list_cgroup_delegate` in cgfsng.c of LXC. */
const standard = ['cgroup.threads', 'cgroup.subtree_control', 'memory.oom.group'];

/** Whether LXC since 4.0.7 makes use of this cgroup: not so where one of the files exists, and the user may not write to it. */
export const isDelegated = (host: Host, cgroup: string, files: readonly string[], who: Account): boolean =>
  host.stat(cgroup) !== undefined &&
  files.every((name) => {
    const stat = host.stat(`${cgroup}/${name}`);
    return stat === undefined || mayWrite(stat, who);
  });

/** LXC checks with access(2) (lxc 5.0.2, src/lxc/cgroups/cgfsng.c). */
export const mayWrite = (stat: Stat | undefined, { uid, gid }: Account): boolean =>
  stat !== undefined && (uid === 0 || allows(2, stat, undefined, { uid, gids: [gid] }));
