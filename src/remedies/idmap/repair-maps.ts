import type { IdMap as Line } from '../../lxc/config/settings/settings.ts';
import { type IdMap, isOwn, type Refusal, refusal } from '../../lxc/idmap.ts';
import type { Version } from '../../lxc/version.ts';
import { type Ground, holdsAll, ontoGrant, wholeGrant, withRoot } from './fit-to-grant.ts';
import { joined, punched, repeated } from './resolve-overlap.ts';

/** A map, and the line that it stands on or is made of. */
export type Item = IdMap & { readonly from?: Line };

export interface Mended {
  readonly maps: readonly Item[];
  readonly title: string;
  /** Whether nobody could have meant anything else. */
  readonly sure: boolean;
}

/** Puts right what would be refused, one refusal after the other; undefined where that comes to no end. */
export function mendMaps(lines: readonly Line[], ground: Ground, version: Version): Mended | undefined {
  if (lines.length > most) return undefined;
  let maps: readonly Item[] = lines.map((from) => ({ ...plain(from), from }));
  let [title, sure] = ['', true];
  // Each step mends a map or two.
  for (let step = 0; step <= 2 * lines.length + 2; step += 1) {
    const refused = maps.length === 0 ? nothing : refusal(maps, ground.grants, ground.own, version);
    if (!refused) return { maps, title, sure };
    const next = mendOne(refused, maps, ground);
    if (!next) return undefined;
    maps = next.maps;
    title ||= next.title;
    sure &&= next.sure;
  }
  return undefined;
}

/** The kernel takes 340 of each kind; of many more nobody can say what was meant. */
const most = 680;

const nothing = { kind: 'none', which: [] } as const;

function mendOne(
  { kind, which }: Pick<Refusal<Item>, 'which'> & { kind: Refusal<Item>['kind'] | 'none' },
  maps: readonly Item[],
  ground: Ground,
): Mended | undefined {
  const [first, second] = which;
  switch (kind) {
    case 'none':
      return added(maps, [...wholeGrant('u', ground), ...wholeGrant('g', ground)]);
    case 'no-gids':
      return added(maps, wholeGrant('g', ground));
    case 'no-root':
      if (!first) return added(maps, wholeGrant(maps.some(({ type }) => type === 'u') ? 'g' : 'u', ground));
      return replaced(
        maps,
        lowest(which, first),
        (map) => withRoot(map, ground),
        true,
        'map the root of the container as well',
      );
    case 'zero':
      return first && emptied(maps, first, ground);
    case 'not-granted':
    case 'host-root':
    case 'overflow':
      return first && bent(maps, first, ground);
    case 'overlap-inside':
    case 'overlap-host':
      return first && second && parted(maps, first, second, ground);
    case 'too-many':
      return merged(maps);
  }
}

const added = (maps: readonly Item[], more: readonly IdMap[]): Mended | undefined =>
  more.length === 0 ? undefined : { maps: [...maps, ...more], title: 'map the granted range', sure: true };

function bent(maps: readonly Item[], wrong: Item, ground: Ground): Mended | undefined {
  const map = ontoGrant(wrong, ground);
  const title = `map onto the granted range, from ${map?.host} on`;
  return map && replaced(maps, wrong, () => map, holdsAll(map, wrong), title);
}

/** Of a map without ids nothing is lost where others map the same kind. */
function emptied(maps: readonly Item[], wrong: Item, ground: Ground): Mended | undefined {
  if (maps.filter(({ type }) => type === wrong.type).length > 1)
    return { maps: maps.filter((map) => map !== wrong), title: 'leave out the map of no ids', sure: true };
  const [whole] = wholeGrant(wrong.type, ground);
  return whole && replaced(maps, wrong, () => whole, true, 'map the granted range');
}

function parted(maps: readonly Item[], a: Item, b: Item, ground: Ground): Mended | undefined {
  const twice = repeated(maps, ({ from }) => from?.at.via.length === 0);
  if (twice.length > 0)
    return { maps: maps.filter((map) => !twice.includes(map)), title: 'map nothing twice', sure: true };
  const hole = punched(a, b);
  if (hole) {
    const { from } = hole.larger;
    const rest = hole.rest.map((map) => ({ ...map, ...(from && { from }) }));
    return {
      maps: maps.flatMap((map) => (map === hole.larger ? rest : [map])),
      title: 'end one map where the other begins',
      sure: false,
    };
  }
  const strays = [a, b].filter((map) => !isOwn(map, ground.own));
  const wrong = strays.find((map) => ontoPlace(map, ground)?.host !== map.host);
  const map = wrong && ontoPlace(wrong, ground);
  return wrong && map && replaced(maps, wrong, () => map, false, 'map onto host ids of its own');
}

/** Where a map has its host ids if id 0 has the first of a grant. */
const ontoPlace = (map: IdMap, ground: Ground): IdMap | undefined => ontoGrant({ ...map, host: -1 }, ground);

function merged(maps: readonly Item[]): Mended | undefined {
  const pair = joined(maps);
  if (!pair) return undefined;
  const rest = maps.filter((map) => map !== pair.second);
  return replaced(rest, pair.first, () => pair.both, true, 'join maps that touch each other');
}

function replaced(
  maps: readonly Item[],
  old: Item,
  by: (map: Item) => IdMap,
  sure: boolean,
  title: string,
): Mended {
  const { from } = old;
  const map = { ...by(old), ...(from && { from }) };
  return { maps: maps.map((each) => (each === old ? map : each)), title, sure };
}

const lowest = (maps: readonly Item[], first: Item): Item =>
  maps.reduce((low, map) => (map.inside < low.inside ? map : low), first);

const plain = ({ type, inside, host, count }: Line): IdMap => ({ type, inside, host, count });
