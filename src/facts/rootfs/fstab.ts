import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Stat } from '../../host/host.ts';
import { may } from '../../lxc/access-check.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Fact, Know } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { type BlockedDirectories, blockedAbove } from '../access/blocked-directories.ts';
import { aclsOf, parent } from '../access/path-walk.ts';
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
  gather: (_host, _container, know) => {
    const set = know(settings).last.get('lxc.mount.fstab');
    if (set === undefined) return undefined;
    const path = set.value;
    if (!path.startsWith('/'))
      throw new Unseen(phrase`${path} is relative: it depends on the directory lxc-start runs in`);
    const user = know(asUser);
    const stat = user.stat(path);
    const fault = stat === undefined ? ({ kind: 'missing' } as const) : faultOf(path, stat, know);
    return { set, path, fault, text: fault ? '' : (user.read(path) ?? '') };
  },
};

function faultOf(path: string, stat: Stat, know: Know<'container'>): FstabFault | undefined {
  const closed = know(blockedAbove)(parent(path));
  if (closed.steps.length > 0) return { kind: 'unreachable', closed };
  if (!know(isReadable)(path, stat)) return { kind: 'closed' };
  return stat.kind === 'directory' ? { kind: 'directory' } : undefined;
}

/** Whether the container's root may read a file whose directory it may search. */
const isReadable: Fact<'container', (path: string, stat: Stat) => boolean> = {
  subject: 'container',
  gather: (host, _container, know) => (path, stat) => {
    const root = know(mappedRoot);
    // Where the group has no permission, Linux does not look at the access control list.
    const acls =
      (stat.mode & 0o070) === 0 || may(4, stat, undefined, root) ? new Map() : aclsOf(host, [path]);
    if (acls instanceof Unseen) throw acls;
    return may(4, stat, acls.get(path), root);
  },
};
