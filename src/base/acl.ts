/**
 * The entries of an access ACL that the mode does not show. Permissions are 0 to 7: read 4, write 2, search
 * 1.
 */
export interface Acl {
  readonly users: readonly Named[];
  readonly groups: readonly Named[];
  /** The permissions of the owning group: with an ACL, the group bits of the mode are the mask instead. */
  readonly group: number;
  readonly mask: number;
}

interface Named {
  readonly id: number;
  readonly perms: number;
}

/**
 * Parses the output of `getfacl --absolute-names --numeric PATH...`: the ACL of every path that it could
 * read.
 */
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

/**
 * getfacl prints a line feed as `\012`, a carriage return as `\015`, a backslash as `\\`, and the rest
 * verbatim.
 */
const decode = (path: string): string =>
  path.replace(/\\(?:([0-7]{3})|\\)/g, (_, octal?: string) =>
    octal === undefined ? '\\' : String.fromCharCode(Number.parseInt(octal, 8)),
  );
