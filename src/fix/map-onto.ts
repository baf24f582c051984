import type { BothGrants } from '../facts/grants.ts';
import type { IdMap } from '../lxc/config/settings.ts';
import { hostRange } from '../lxc/idmap.ts';
import { contains } from '../lxc/idrange.ts';
import type { Grant } from '../lxc/subid.ts';
import type { Line } from '../place.ts';
import { type Action, type Fix, manual } from './action.ts';
import { insertBelow, replaceWords } from './edits.ts';

type Grants = BothGrants<readonly Grant[]>;

/** Whose the rootfs is; undefined where there is none. */
export type Owner = { readonly uid: number; readonly gid: number } | 'unknown' | undefined;

/**
 * The config bends to the grant: each of these maps moves onto the first granted range. Never where the rootfs was made
 * with the map as it stands: its files would then belong to nobody.
 */
export function mapOnto(
  grants: Grants,
  wrong: readonly [IdMap, ...IdMap[]],
  all: readonly IdMap[],
  owner: Owner,
  by: string,
): Fix {
  const moves = wrong.map((map) => moved(map, grants[map.type][0], by));
  const [first, ...others] = moves.filter((move) => move !== undefined);
  const each = (type: 'u' | 'g') => all.filter((map) => map.type === type).length;
  if (!first || others.length + 1 < wrong.length || each('u') > 1 || each('g') > 1)
    return manual(`map onto granted ids: ${mapLines(grants).join(' and ')}`);

  const target = grants.u[0]?.range.start;
  const uid = owner === 'unknown' ? undefined : owner?.uid;
  const madeSo = wrong.some(
    (map) => map.type === 'u' && uid !== undefined && uid !== target && contains(hostRange(map), uid),
  );
  if (madeSo) return madeWithIt(uid ?? 0, target);
  return {
    safety: owner === undefined || uid === target ? 'safe' : 'unsafe',
    title: `map onto the granted range${target === undefined ? '' : `, from ${target} on`}`,
    actions: [first, ...others],
  };
}

/** Accounts of the host's have the ids below: nobody is to be granted those for a container. */
const firstForContainers = 65536;

const madeWithIt = (owner: number, target: number | undefined): Fix =>
  manual(
    owner < firstForContainers
      ? `the rootfs belongs to the host’s own uid ${owner}: use one that was made for this container, and map onto ${target}`
      : `the rootfs was made with this map: have root grant these ids, or shift the owners in the rootfs to ${target} and map onto that`,
  );

function moved({ type, inside, count, at }: IdMap, grant: Grant | undefined, by: string): Action | undefined {
  if (!grant) return undefined;
  const { start, count: room } = grant.range;
  return replaceWords(at.valueAt, `${type} ${inside} ${start} ${Math.min(count, room)}`, by);
}

/** Maps where there are none: the first range that is granted of each kind, below this line. */
export function mapAnew(
  grants: Grants,
  types: readonly ('u' | 'g')[],
  key: string,
  below: Line | undefined,
  owner: Owner,
  by: string,
): Fix {
  const wanted = mapLines(grants, types, key);
  if (below === undefined || wanted.length < types.length) return manual(`add ${wanted.join(' and ')}`);
  const strange = types.some((type) => {
    const id = owner === 'unknown' ? undefined : type === 'u' ? owner?.uid : owner?.gid;
    return owner !== undefined && id !== grants[type][0]?.range.start;
  });
  return {
    safety: strange ? 'unsafe' : 'safe',
    title: 'map the granted range',
    actions: [insertBelow(below, wanted, by)],
  };
}

/** The lines of a config that map all of the first range of each kind. */
export const mapLines = (
  grants: Grants,
  types: readonly ('u' | 'g')[] = ['u', 'g'],
  key = 'lxc.idmap',
): string[] =>
  types.flatMap((type) =>
    grants[type].slice(0, 1).map(({ range: { start, count } }) => `${key} = ${type} 0 ${start} ${count}`),
  );
