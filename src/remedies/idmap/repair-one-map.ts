import { type Phrase, phrase } from '../../base/phrase.ts';
import type { IdMapLine as Line } from '../../lxc/config/settings/settings.ts';
import { type IdMap, isOwn, type MapRefusal } from '../../lxc/idmap.ts';
import { fitToGrant, type GrantContext, holdsAll, wholeGrant, withRoot } from './fit-to-grant.ts';
import { merge, splitAround, withoutRepeats } from './resolve-overlap.ts';

/** A map, and the line that it is on, or is made from. */
export type MapItem = IdMap & { readonly from?: Line };

export interface RepairedMaps {
  readonly maps: readonly MapItem[];
  readonly title: Phrase;
  /** Whether nothing else can have been meant. */
  readonly sure: boolean;
}

/** Repairs one refusal; undefined where that is impossible. */
export function repairOne(
  { kind, which }: Pick<MapRefusal<MapItem>, 'which'> & { kind: MapRefusal<MapItem>['kind'] | 'none' },
  maps: readonly MapItem[],
  context: GrantContext,
): RepairedMaps | undefined {
  const [first, second] = which;
  switch (kind) {
    case 'none':
      return added(maps, [...wholeGrant('u', context), ...wholeGrant('g', context)]);
    case 'no-gids':
      return added(maps, wholeGrant('g', context));
    case 'no-root':
      if (!first) return added(maps, wholeGrant(maps.some(({ type }) => type === 'u') ? 'g' : 'u', context));
      return replaced(
        maps,
        lowest(which, first),
        (map) => withRoot(map, context),
        true,
        phrase`map the container's root as well`,
      );
    case 'zero':
      return first && emptied(maps, first, context);
    case 'not-granted':
    case 'host-root':
    case 'overflow':
      return first && fitted(maps, first, context);
    case 'overlap-inside':
    case 'overlap-host':
      return first && second && separated(maps, first, second, context);
    case 'too-many':
      return merged(maps);
  }
}

const added = (maps: readonly MapItem[], more: readonly IdMap[]): RepairedMaps | undefined =>
  more.length === 0
    ? undefined
    : { maps: [...maps, ...more], title: phrase`map the granted range`, sure: true };

function fitted(maps: readonly MapItem[], wrong: MapItem, context: GrantContext): RepairedMaps | undefined {
  const map = fitToGrant(wrong, context);
  if (!map) return undefined;
  const title = phrase`map to granted IDs from ${map.host} on`;
  return replaced(maps, wrong, () => map, holdsAll(map, wrong), title);
}

/** Nothing is lost with a map of no IDs, where others map the same type. */
function emptied(maps: readonly MapItem[], wrong: MapItem, context: GrantContext): RepairedMaps | undefined {
  if (maps.filter(({ type }) => type === wrong.type).length > 1)
    return {
      maps: maps.filter((map) => map !== wrong),
      title: phrase`remove the map that has a count of 0`,
      sure: true,
    };
  const [whole] = wholeGrant(wrong.type, context);
  return whole && replaced(maps, wrong, () => whole, true, phrase`map the granted range`);
}

function separated(
  maps: readonly MapItem[],
  a: MapItem,
  b: MapItem,
  context: GrantContext,
): RepairedMaps | undefined {
  const repeated = withoutRepeats(maps, ({ from }) => from?.at.via.length === 0);
  if (repeated.length > 0)
    return {
      maps: maps.filter((map) => !repeated.includes(map)),
      title: phrase`remove the repeated maps`,
      sure: true,
    };
  const split = splitAround(a, b);
  if (split) {
    const { from } = split.larger;
    const rest = split.rest.map((map) => ({ ...map, ...(from && { from }) }));
    return {
      maps: maps.flatMap((map) => (map === split.larger ? rest : [map])),
      title: phrase`end one map where the other begins`,
      sure: false,
    };
  }
  const movable = [a, b].filter((map) => !isOwn(map, context.own));
  const wrong = movable.find((map) => inPlace(map, context)?.host !== map.host);
  const map = wrong && inPlace(wrong, context);
  return (
    wrong && map && replaced(maps, wrong, () => map, false, phrase`map to host IDs that no other map uses`)
  );
}

/** The same map where ID 0 is mapped to the first ID of a grant. */
const inPlace = (map: IdMap, context: GrantContext): IdMap | undefined =>
  fitToGrant({ ...map, host: -1 }, context);

function merged(maps: readonly MapItem[]): RepairedMaps | undefined {
  const pair = merge(maps);
  if (!pair) return undefined;
  const rest = maps.filter((map) => map !== pair.second);
  return replaced(rest, pair.first, () => pair.both, true, phrase`join adjacent maps`);
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
