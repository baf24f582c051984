import { type IdMap, isMapped } from './idmap.ts';

/** What a folder lets through, as stat(2) tells it. */
export interface Folder {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

/** The entries of an access ACL that the mode does not tell. Permissions are 0 to 7: read 4, write 2, search 1. */
export interface Acl {
  readonly users: readonly Named[];
  readonly groups: readonly Named[];
  /** What the group that owns the folder may do: with an ACL, the group bits of the mode are the mask instead. */
  readonly group: number;
  readonly mask: number;
}

interface Named {
  readonly id: number;
  readonly perms: number;
}

/** A process with these host ids and no supplementary groups: the root of a container, seen from outside. */
export interface Walker {
  readonly uid: number;
  readonly gid: number;
  /** The maps of its container. Inside them its capabilities reach: see `isMapped`. */
  readonly maps?: readonly IdMap[];
}

/** Whether this process may pass the folder on its way to what is below: acl(5), "access check algorithm". */
export const mayPass = (folder: Folder, acl: Acl | undefined, who: Walker): boolean =>
  may(1, folder, acl, who);

/** Whether it may do that with a file or a folder: read 4, write 2, search or execute 1. */
export function may(what: 1 | 2 | 4, folder: Folder, acl: Acl | undefined, who: Walker): boolean {
  const allows = (perms: number): boolean => (perms & what) === what;
  // CAP_DAC_READ_SEARCH counts where both owners are mapped: privileged_wrt_inode_uidgid() in kernel/capability.c.
  if (isMapped(who.maps ?? [], 'u', folder.uid) && isMapped(who.maps ?? [], 'g', folder.gid)) return true;
  if (who.uid === folder.uid) return allows(folder.mode >> 6);
  // Under an empty mask Linux passes over the ACL, unlike acl(5): acl_permission_check() in fs/namei.c.
  return othersPerms(folder, (folder.mode & 0o070) === 0 ? undefined : acl, who).some(allows);
}

function othersPerms(folder: Folder, acl: Acl | undefined, who: Walker): number[] {
  const named = acl?.users.find(({ id }) => id === who.uid);
  if (acl !== undefined && named !== undefined) return [named.perms & acl.mask];
  const groups = groupPerms(folder, acl, who.gid);
  return groups.length > 0 ? groups : [folder.mode];
}

/** What each entry for one of the groups of the process allows. Having one closes the way to "other". */
function groupPerms(folder: Folder, acl: Acl | undefined, gid: number): number[] {
  const owning = { id: folder.gid, perms: acl?.group ?? folder.mode >> 3 };
  const mask = acl?.mask ?? 7;
  return [owning, ...(acl?.groups ?? [])].filter(({ id }) => id === gid).map(({ perms }) => perms & mask);
}

/** Reads what `getfacl --absolute-names --numeric PATH...` prints: the ACL of every path it could look at. */
export function parseAcl(text: string): ReadonlyMap<string, Acl> {
  return new Map(text.split(/\n\n+/).flatMap(parseBlock));
}

function parseBlock(block: string): [string, Acl][] {
  const [, path] = /^# file: (.*)$/m.exec(block) ?? [];
  if (path === undefined) return [];
  const entries = [...block.matchAll(/^(user|group|mask):(\d*):([r-][w-][x-])/gm)].map(
    ([, kind = '', id = '', perms = '']) => ({ kind, id, perms: bits(perms) }),
  );
  const named = (kind: string): Named[] =>
    entries
      .filter((each) => each.kind === kind && each.id !== '')
      .map(({ id, perms }) => ({ id: Number(id), perms }));
  const only = (kind: string): number | undefined =>
    entries.find((each) => each.kind === kind && each.id === '')?.perms;
  const acl = {
    users: named('user'),
    groups: named('group'),
    group: only('group') ?? 0,
    mask: only('mask') ?? 7,
  };
  return [[decode(path), acl]];
}

const bits = (perms: string): number => [...perms].reduce((sum, each) => sum * 2 + (each === '-' ? 0 : 1), 0);

/** getfacl writes a line feed as `\012`, a carriage return as `\015`, a backslash as `\\`, and the rest as it is. */
const decode = (path: string): string =>
  path.replace(/\\(?:([0-7]{3})|\\)/g, (_, octal?: string) =>
    octal === undefined ? '\\' : String.fromCharCode(Number.parseInt(octal, 8)),
  );
