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
  // Under an empty mask Linux passes over the ACL, unlike acl(5): acl_permission_check() in fs/namei.c.
  return othersPerms(it, (it.mode & 0o070) === 0 ? undefined : acl, who).some(has);
}

/**
 * Whether an ACL could say otherwise than the mode: with one, the bits of the group are what it grants at most. An entry that
 * keeps somebody from what everybody may is left out of account: it could be anywhere.
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

/** What each entry for one of the groups of the process allows. Having one closes the way to "other". */
function groupPerms(it: Guarded, acl: Acl | undefined, gids: readonly number[]): number[] {
  const owning = { id: it.gid, perms: acl?.group ?? it.mode >> 3 };
  const mask = acl?.mask ?? 7;
  return [owning, ...(acl?.groups ?? [])]
    .filter(({ id }) => gids.includes(id))
    .map(({ perms }) => perms & mask);
}
