import { type IdMap, type Ids, type IdType, insideRange } from '../../lxc/idmap.ts';
import { contains, end, type IdRange } from '../../lxc/idrange.ts';
import type { BothGrants, Grant } from '../../lxc/subid.ts';

/** What the config has to bend to, and whose the rootfs is, where that is known. */
export interface MapContext {
  readonly grants: BothGrants<readonly Grant[]>;
  readonly owner: Ids | undefined;
  readonly own: Ids;
}

/** The granted range that the rootfs was made with, or else the first. */
function home({ grants, owner }: MapContext, type: IdType): IdRange | undefined {
  const ranges = grants[type].map(({ range }) => range);
  return ranges.find(({ start }) => start === owner?.[type]) ?? ranges[0];
}

/** As many of the map’s ids as were granted: where it begins, if that was, or as far into a granted range as inside. */
export function fitToGrant(map: IdMap, ground: MapContext): IdMap | undefined {
  const begun = ground.grants[map.type].find(({ range }) => contains(range, map.host))?.range;
  const range = begun ?? home(ground, map.type);
  if (!range) return undefined;
  const host = begun ? map.host : range.start + map.inside;
  const count = Math.min(map.count, end(range) - host);
  return count > 0 ? { type: map.type, inside: map.inside, host, count } : undefined;
}

/** All of a granted range, from id 0 of the container on. */
export function wholeGrant(type: IdType, ground: MapContext): IdMap[] {
  const range = home(ground, type);
  return range ? [{ type, inside: 0, host: range.start, count: range.count }] : [];
}

/** The same map with the root of the container in it: by way of what lies before it, or by beginning at 0. */
export function withRoot(map: IdMap, { grants, owner }: MapContext): IdMap {
  const { type, inside, host, count } = map;
  const before = { type, inside: 0, host: host - inside, count: count + inside };
  const isGranted = grants[type].some(({ range }) => contains(range, before.host));
  return isGranted && owner?.[type] !== host ? before : { type, inside: 0, host, count };
}

/** Id 65534 is nobody’s: whatever has fewer of them may lack one that is in use. */
export const holdsAll = (map: IdMap, wished: IdMap): boolean =>
  map.count === wished.count || end(insideRange(map)) >= 65536;
