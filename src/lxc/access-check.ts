import { allows, type Guarded } from '../base/access-check.ts';
import type { Acl } from '../base/acl.ts';
import { type IdMap, isMapped } from './idmap.ts';

/** A process with these host ids and no supplementary groups: the root of a container, seen from outside. */
export interface Walker {
  readonly uid: number;
  readonly gid: number;
  /** The maps of its container. Inside them its capabilities reach: see `isMapped`. */
  readonly maps?: readonly IdMap[];
}

/** Whether this process may pass the folder on its way to what is below. */
export const maySearch = (folder: Guarded, acl: Acl | undefined, who: Walker): boolean =>
  may(1, folder, acl, who);

/** Whether it may do that with a file or a folder: read 4, write 2, search or execute 1. */
export function may(what: 1 | 2 | 4, folder: Guarded, acl: Acl | undefined, who: Walker): boolean {
  // CAP_DAC_READ_SEARCH counts where both owners are mapped: privileged_wrt_inode_uidgid() in kernel/capability.c.
  if (isMapped(who.maps ?? [], 'u', folder.uid) && isMapped(who.maps ?? [], 'g', folder.gid)) return true;
  return allows(what, folder, acl, { uid: who.uid, gids: [who.gid] });
}

/** Whether some ID of a container may read (4), write (2) or search (1) it, as its mode says: as others, as a member of the group, or as the owner. */
export const isOpenTo = (maps: readonly IdMap[], what: 1 | 2 | 4, { uid, gid, mode }: Guarded): boolean =>
  (mode & what) !== 0 ||
  (isMapped(maps, 'g', gid) && ((mode >> 3) & what) !== 0) ||
  (isMapped(maps, 'u', uid) && ((mode >> 6) & what) !== 0);

/** Whether an access control list names an ID of a container, with any permission. */
export const isListed = (maps: readonly IdMap[], { users, groups, mask }: Acl): boolean =>
  users.some(({ id, perms }) => (perms & mask) !== 0 && isMapped(maps, 'u', id)) ||
  groups.some(({ id, perms }) => (perms & mask) !== 0 && isMapped(maps, 'g', id));
