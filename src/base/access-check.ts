import type { Acl } from './acl.ts';

/** Owner, group and mode, as stat(2) returns them. */
export interface Guarded {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

/** The UID of a process, and all its groups. */
export interface Credentials {
  readonly uid: number;
  readonly gids: readonly number[];
}

/**
 * Whether a process without capabilities has this permission for a file or directory, by acl(5), "access
 * check algorithm": read 4, write 2, search or execute 1.
 */
export function allows(what: 1 | 2 | 4, it: Guarded, acl: Acl | undefined, who: Credentials): boolean {
  const has = (perms: number): boolean => (perms & what) === what;
  if (who.uid === it.uid) return has(it.mode >> 6);
  // With an empty mask Linux ignores the ACL, unlike acl(5): acl_permission_check() in fs/namei.c.
  return othersPerms(it, (it.mode & 0o070) === 0 ? undefined : acl, who).some(has);
}

/**
 * Whether an ACL could change the result: with one, the group bits are the mask, the most that it grants. An
 * entry that denies a user what everyone is granted is not considered: it could be anywhere.
 */
export function hangsOnAcl(what: 1 | 2 | 4, { uid, gid, mode }: Guarded, who: Credentials): boolean {
  const atMost = ((mode >> 3) & what) === what;
  return who.uid !== uid && atMost && (who.gids.includes(gid) || (mode & what) !== what);
}

function othersPerms(it: Guarded, acl: Acl | undefined, who: Credentials): number[] {
  const named = acl?.users.find(({ id }) => id === who.uid);
  if (acl !== undefined && named !== undefined) return [named.perms & acl.mask];
  const groups = groupPerms(it, acl, who.gids);
  return groups.length > 0 ? groups : [it.mode];
}

/** The permissions of each entry that matches one of the groups. If there is one, "other" does not apply. */
function groupPerms(it: Guarded, acl: Acl | undefined, gids: readonly number[]): number[] {
  const owning = { id: it.gid, perms: acl?.group ?? it.mode >> 3 };
  const mask = acl?.mask ?? 7;
  return [owning, ...(acl?.groups ?? [])]
    .filter(({ id }) => gids.includes(id))
    .map(({ perms }) => perms & mask);
}
