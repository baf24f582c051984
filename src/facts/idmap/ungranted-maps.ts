import { hostRange, type IdMap, type Ids, isOwn } from '../../lxc/idmap.ts';
import { type BothGrants, type Grant, ungranted } from '../../lxc/subid.ts';

/** The maps that newuidmap would not allow. LXC stops at the first one; a person fixes all of them at once. */
export const ungrantedMaps = <M extends IdMap>(
  maps: readonly M[],
  grants: BothGrants<readonly Grant[]> | undefined,
  own: Ids,
): readonly M[] =>
  maps.filter((map) => ungranted(hostRange(map), grants?.[map.type] ?? []).length > 0 && !isOwn(map, own));
