import { type Phrase, phrase } from '../../base/phrase.ts';
import type { IdMapLine as Line } from '../../lxc/config/settings/settings.ts';
import { type IdMap, mapRefusalOf } from '../../lxc/idmap.ts';
import type { Version } from '../../lxc/version.ts';
import type { GrantContext } from './fit-to-grant.ts';
import { type MapItem, type RepairedMaps, repairOne } from './repair-one-map.ts';

/** Repairs what would be refused, one refusal after the other; undefined where that does not end. */
export function repairMaps(
  lines: readonly Line[],
  context: GrantContext,
  version: Version,
): RepairedMaps | undefined {
  if (lines.length > most) return undefined;
  let maps: readonly MapItem[] = lines.map((from) => ({ ...plain(from), from }));
  let title: Phrase | undefined;
  let sure = true;
  // Each step repairs a map or two.
  for (let step = 0; step <= 2 * lines.length + 2; step += 1) {
    const refused = maps.length === 0 ? nothing : mapRefusalOf(maps, context.grants, context.own, version);
    if (!refused) return { maps, title: title ?? phrase`map to granted IDs`, sure };
    const next = repairOne(refused, maps, context);
    if (!next) return undefined;
    maps = next.maps;
    title ??= next.title;
    sure &&= next.sure;
  }
  return undefined;
}

/** The kernel takes 340 of each type; what many more were meant to be, cannot be told. */
const most = 680;

const nothing = { kind: 'none', which: [] } as const;

const plain = ({ type, inside, host, count }: Line): IdMap => ({ type, inside, host, count });
