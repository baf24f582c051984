import { type Phrase, phrase } from '../../base/phrase.ts';
import type { IdMapLine as Line } from '../../lxc/config/settings/settings.ts';
import { type IdMap, isOwn, type MapRefusal, mapRefusalOf } from '../../lxc/idmap.ts';
import type { Version } from '../../lxc/version.ts';
import { fitToGrant, holdsAll, type MapContext, wholeGrant, withRoot } from './fit-to-grant.ts';
import { merge, splitAround, withoutRepeats } from './resolve-overlap.ts';

/** A map, and the line that it stands on or is made of. */
export type MapItem = IdMap & { readonly from?: Line };

export interface RepairedMaps {
  readonly maps: readonly MapItem[];
  readonly title: Phrase;
  /** Whether nobody could have meant anything else. */
  readonly sure: boolean;
}

/** Puts right what would be refused, one refusal after the other; undefined where that comes to no end. */
export function repairMaps(
  lines: readonly Line[],
  ground: MapContext,
  version: Version,
): RepairedMaps | undefined {
  if (lines.length > most) return undefined;
  let maps: readonly MapItem[] = lines.map((from) => ({ ...plain(from), from }));
  let title: Phrase | undefined;
  let sure = true;
  // Each step mends a map or two.
  for (let step = 0; step <= 2 * lines.length + 2; step += 1) {
    const refused = maps.length === 0 ? nothing : mapRefusalOf(maps, ground.grants, ground.own, version);
    if (!refused) return { maps, title: title ?? phrase`map onto granted ids`, sure };
    const next = mendOne(refused, maps, ground);
    if (!next) return undefined;
    maps = next.maps;
    title ??= next.title;
    sure &&= next.sure;
  }
  return undefined;
}

/** The kernel takes 340 of each kind; of many more nobody can say what was meant. */
const most = 680;

const nothing = { kind: 'none', which: [] } as const;

function mendOne(
  { kind, which }: Pick<MapRefusal<MapItem>, 'which'> & { kind: MapRefusal<MapItem>['kind'] | 'none' },
  maps: readonly MapItem[],
  ground: MapContext,
): RepairedMaps | undefined {
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
        phrase`map the root of the container as well`,
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

const added = (maps: readonly MapItem[], more: readonly IdMap[]): RepairedMaps | undefined =>
  more.length === 0
    ? undefined
    : { maps: [...maps, ...more], title: phrase`map the granted range`, sure: true };

function bent(maps: readonly MapItem[], wrong: MapItem, ground: MapContext): RepairedMaps | undefined {
  const map = fitToGrant(wrong, ground);
  if (!map) return undefined;
  const title = phrase`map onto the granted range, from ${map.host} on`;
  return replaced(maps, wrong, () => map, holdsAll(map, wrong), title);
}

/** Of a map without ids nothing is lost where others map the same kind. */
function emptied(maps: readonly MapItem[], wrong: MapItem, ground: MapContext): RepairedMaps | undefined {
  if (maps.filter(({ type }) => type === wrong.type).length > 1)
    return {
      maps: maps.filter((map) => map !== wrong),
      title: phrase`leave out the map of no ids`,
      sure: true,
    };
  const [whole] = wholeGrant(wrong.type, ground);
  return whole && replaced(maps, wrong, () => whole, true, phrase`map the granted range`);
}

function parted(
  maps: readonly MapItem[],
  a: MapItem,
  b: MapItem,
  ground: MapContext,
): RepairedMaps | undefined {
  const twice = withoutRepeats(maps, ({ from }) => from?.at.via.length === 0);
  if (twice.length > 0)
    return { maps: maps.filter((map) => !twice.includes(map)), title: phrase`map nothing twice`, sure: true };
  const hole = splitAround(a, b);
  if (hole) {
    const { from } = hole.larger;
    const rest = hole.rest.map((map) => ({ ...map, ...(from && { from }) }));
    return {
      maps: maps.flatMap((map) => (map === hole.larger ? rest : [map])),
      title: phrase`end one map where the other begins`,
      sure: false,
    };
  }
  const strays = [a, b].filter((map) => !isOwn(map, ground.own));
  const wrong = strays.find((map) => ontoPlace(map, ground)?.host !== map.host);
  const map = wrong && ontoPlace(wrong, ground);
  return wrong && map && replaced(maps, wrong, () => map, false, phrase`map onto host ids of its own`);
}

/** Where a map has its host ids if id 0 has the first of a grant. */
const ontoPlace = (map: IdMap, ground: MapContext): IdMap | undefined =>
  fitToGrant({ ...map, host: -1 }, ground);

function merged(maps: readonly MapItem[]): RepairedMaps | undefined {
  const pair = merge(maps);
  if (!pair) return undefined;
  const rest = maps.filter((map) => map !== pair.second);
  return replaced(rest, pair.first, () => pair.both, true, phrase`join maps that touch each other`);
}

function replaced(
  maps: readonly MapItem[],
  old: MapItem,
  by: (map: MapItem) => IdMap,
  sure: boolean,
  title: Phrase,
): RepairedMaps {
  const { from } = old;
  const map = { ...by(old), ...(from && { from }) };
  return { maps: maps.map((each) => (each === old ? map : each)), title, sure };
}

const lowest = (maps: readonly MapItem[], first: MapItem): MapItem =>
  maps.reduce((low, map) => (map.inside < low.inside ? map : low), first);

const plain = ({ type, inside, host, count }: Line): IdMap => ({ type, inside, host, count });
