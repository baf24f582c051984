import type { Host, Stat } from '../../host/host.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Fact, Know } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { type BlockedDirectories, blockedAbove } from '../access/blocked-directories.ts';
import { configOnly } from '../access/config-reader.ts';
import { mayWithAcl } from '../access/may-with-acl.ts';
import { parent } from '../access/path-walk.ts';
import { settings } from '../config/config.ts';
import { mappedRoot } from '../idmap/mapped-root.ts';

/** The file that `lxc.mount.fstab` names. */
export interface Fstab {
  readonly set: Statement;
  readonly path: string;
  readonly fault: FstabFault | undefined;
  /** Empty where there is a fault. */
  readonly text: string;
}

/** Why the container's root, which opens it, cannot read it. */
export type FstabFault =
  | { readonly kind: 'missing' | 'directory' | 'closed' }
  | { readonly kind: 'unreachable'; readonly closed: BlockedDirectories };

export const fstab: Fact<'container', Fstab | undefined> = {
  subject: 'container',
  gather: (host, _container, know) => {
    const set = know(settings).last.get('lxc.mount.fstab');
    // Of a file on its own, what is in another one of its host's is unknown.
    if (set === undefined || know(configOnly)) return undefined;
    // A daemon opens it, from the root directory: `do_lxcapi_start` in lxccontainer.c. Seen with LXC 4.0.6, 5.0.2 and 7.0.0.
    const path = set.value.startsWith('/') ? set.value : `/${set.value}`;
    const user = know(asUser);
    const stat = user.stat(path);
    const fault = stat === undefined ? ({ kind: 'missing' } as const) : faultOf(path, stat, host, know);
    return { set, path, fault, text: fault ? '' : (user.read(path) ?? '') };
  },
};

function faultOf(path: string, stat: Stat, host: Host, know: Know<'container'>): FstabFault | undefined {
  const closed = know(blockedAbove)(parent(path));
  if (closed.steps.length > 0) return { kind: 'unreachable', closed };
  if (!mayWithAcl(4, path, stat, know(mappedRoot), host)) return { kind: 'closed' };
  return stat.kind === 'directory' ? { kind: 'directory' } : undefined;
}
