import { hostRange, type IdMap, type Ids, type IdType, isOwn } from '../../lxc/idmap.ts';
import type { IdRange } from '../../lxc/idrange.ts';
import { type BothGrants, type Grant, ungranted } from '../../lxc/subid.ts';

type Grants = BothGrants<readonly Grant[]> | undefined;

/** Host IDs that maps use without a grant. */
export type UngrantedIds = BothGrants<readonly IdRange[]>;

/** The maps that newuidmap would not allow. LXC stops at the first one; a person fixes all of them at once. */
export const ungrantedMaps = <M extends IdMap>(maps: readonly M[], grants: Grants, own: Ids): readonly M[] =>
  maps.filter((map) => ungranted(hostRange(map), grants?.[map.type] ?? []).length > 0 && !isOwn(map, own));

export function ungrantedIds(maps: readonly IdMap[], grants: Grants): UngrantedIds {
  const missing = (type: IdType) =>
    maps.filter((map) => map.type === type).flatMap((map) => ungranted(hostRange(map), grants?.[type] ?? []));
  return { u: missing('u'), g: missing('g') };
}
