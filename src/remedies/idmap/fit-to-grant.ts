import { type IdMap, type Ids, type IdType, insideRange } from '../../lxc/idmap.ts';
import { contains, end, type IdRange } from '../../lxc/idrange.ts';
import type { BothGrants, Grant } from '../../lxc/subid.ts';

/** What the user was granted, and who owns the rootfs, where that is known. */
export interface GrantContext {
  readonly grants: BothGrants<readonly Grant[]>;
  readonly owner: Ids | undefined;
  readonly own: Ids;
}

/** The granted range that the rootfs was made with, or else the first. */
function home({ grants, owner }: GrantContext, type: IdType): IdRange | undefined {
  const ranges = grants[type].map(({ range }) => range);
  return ranges.find(({ start }) => start === owner?.[type]) ?? ranges[0];
}

/** As many IDs of the map as were granted: from where it begins, if that was granted, or else as far into a granted range as inside. */
export function fitToGrant(map: IdMap, context: GrantContext): IdMap | undefined {
  const begun = context.grants[map.type].find(({ range }) => contains(range, map.host))?.range;
  const range = begun ?? home(context, map.type);
  if (!range) return undefined;
  const host = begun ? map.host : range.start + map.inside;
  const count = Math.min(map.count, end(range) - host);
  return count > 0 ? { type: map.type, inside: map.inside, host, count } : undefined;
}

/** All of a granted range, from container ID 0 on. */
export function wholeGrant(type: IdType, context: GrantContext): IdMap[] {
  const range = home(context, type);
  return range ? [{ type, inside: 0, host: range.start, count: range.count }] : [];
}

/** The same map with the container’s root in it: extended downwards, or begun at 0. */
export function withRoot(map: IdMap, { grants, owner }: GrantContext): IdMap {
  const { type, inside, host, count } = map;
  const before = { type, inside: 0, host: host - inside, count: count + inside };
  const isGranted = grants[type].some(({ range }) => contains(range, before.host));
  return isGranted && owner?.[type] !== host ? before : { type, inside: 0, host, count };
}

/** Whether nothing that is in use gets lost. 65534 is the ID of nobody: a smaller map may lack an ID that is in use. */
export const holdsAll = (map: IdMap, wished: IdMap): boolean =>
  map.count === wished.count || end(insideRange(map)) >= 65536;
