import type { Acl } from './acl.ts';

/** Who owns something, and what it lets through, as stat(2) tells it. */
export interface Guarded {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

/** Whose process it is: its uid, and all its groups. */
export interface Credentials {
  readonly uid: number;
  readonly gids: readonly number[];
}

/**
 * Whether a process without capabilities may do that with a file or a folder, by acl(5), "access check algorithm": read 4,
 * write 2, search or execute 1.
 */
export function allows(what: 1 | 2 | 4, it: Guarded, acl: Acl | undefined, who: Credentials): boolean {
  const has = (perms: number): boolean => (perms & what) === what;
  if (who.uid === it.uid) return has(it.mode >> 6);
  return othersPerms(it, aclMatters(it, who) ? acl : undefined, who).some(has);
}

/** Under an empty mask Linux passes over the ACL, unlike acl(5): acl_permission_check() in fs/namei.c. */
export const aclMatters = ({ uid, mode }: Guarded, who: Credentials): boolean =>
  who.uid !== uid && (mode & 0o070) !== 0;

function othersPerms(it: Guarded, acl: Acl | undefined, who: Credentials): number[] {
  const named = acl?.users.find(({ id }) => id === who.uid);
  if (acl !== undefined && named !== undefined) return [named.perms & acl.mask];
  const groups = groupPerms(it, acl, who.gids);
  return groups.length > 0 ? groups : [it.mode];
}

/** What each entry for one of the groups of the process allows. Having one closes the way to "other". */
function groupPerms(it: Guarded, acl: Acl | undefined, gids: readonly number[]): number[] {
  const owning = { id: it.gid, perms: acl?.group ?? it.mode >> 3 };
  const mask = acl?.mask ?? 7;
  return [owning, ...(acl?.groups ?? [])]
    .filter(({ id }) => gids.includes(id))
    .map(({ perms }) => perms & mask);
}
