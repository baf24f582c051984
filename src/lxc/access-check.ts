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
