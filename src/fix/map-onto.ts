import type { BothGrants } from '../facts/grants.ts';
import type { IdMap } from '../lxc/config/settings.ts';
import { hostRange } from '../lxc/idmap.ts';
import { contains } from '../lxc/idrange.ts';
import type { Grant } from '../lxc/subid.ts';
import { type Action, type Fix, manual } from './action.ts';
import { replaceWords } from './edits.ts';

/**
 * The config bends to the grant: each of these maps moves onto the first granted range. Never where the rootfs was made
 * with the map as it stands: its files would then belong to nobody.
 */
export function mapOnto(
  grants: BothGrants<readonly Grant[]>,
  wrong: readonly [IdMap, ...IdMap[]],
  all: readonly IdMap[],
  owner: number | undefined,
  by: string,
): Fix {
  const moves = wrong.map((map) => moved(map, grants[map.type][0], by));
  const [first, ...others] = moves.filter((move) => move !== undefined);
  const each = (type: 'u' | 'g') => all.filter((map) => map.type === type).length;
  if (!first || others.length + 1 < wrong.length || each('u') > 1 || each('g') > 1)
    return manual('map onto granted ids');

  const target = grants.u[0]?.range.start;
  const madeSo = wrong.some(
    (map) => map.type === 'u' && owner !== undefined && owner !== target && contains(hostRange(map), owner),
  );
  if (madeSo)
    return manual(
      `the rootfs was made with this map: have root grant these ids, or shift the owners in the rootfs to ${target} and map onto that`,
    );
  const safety = owner === undefined || owner === target ? 'safe' : 'unsafe';
  return {
    safety,
    title: `map onto the granted range${target === undefined ? '' : `, from ${target} on`}`,
    actions: [first, ...others],
  };
}

function moved({ type, inside, count, at }: IdMap, grant: Grant | undefined, by: string): Action | undefined {
  if (!grant) return undefined;
  const { start, count: room } = grant.range;
  return replaceWords(at.valueAt, `${type} ${inside} ${start} ${Math.min(count, room)}`, by);
}
