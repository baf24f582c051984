import { type Count, count, list, type Phrase, phrase } from '../../base/phrase.ts';
import { hostRange, type IdMap, type IdType, insideRange, type RefusalKind } from '../../lxc/idmap.ts';
import { common, type IdRange, showRange } from '../../lxc/idrange.ts';
import type { UngrantedIds } from './ungranted-maps.ts';

/** `maps UIDs 0-65535 to host UIDs 624288-689823`, and whether some of its numbers are octal. */
export function describeMap(map: IdMap, value: string): Phrase {
  if (map.count === 0) return phrase`maps no IDs`;
  const numbers = [map.inside, map.host, map.count];
  const isOctal = value
    .replace(/^[ug]\s*/, '')
    .split(/\s+/)
    .some((word, index) => /^0\d/.test(word) && Number(word) !== numbers[index]);
  const [inside, host] = [ids(map.type, [insideRange(map)]), hostIds(map.type, [hostRange(map)])];
  return isOctal
    ? phrase`maps ${inside} to ${host}: numbers that begin with 0 are octal`
    : phrase`maps ${inside} to ${host}`;
}

/** What is wrong with these maps, as a message. */
export function describeRefusal(
  kind: Exclude<RefusalKind, 'not-granted'>,
  [first, second = first]: readonly [IdMap, ...IdMap[]],
): Phrase {
  switch (kind) {
    case 'overlap-inside':
      return phrase`two ID maps overlap: both map container ${ids(first.type, [common(insideRange(first), insideRange(second))])}`;
    case 'overlap-host':
      return phrase`two ID maps overlap: both use ${hostIds(first.type, [common(hostRange(first), hostRange(second))])}`;
    case 'host-root':
      return phrase`host root is mapped into the container, which only root may do`;
    case 'no-gids':
      return phrase`UIDs are mapped, but no GIDs`;
    case 'no-root':
      return phrase`the container's root is not mapped to a host ID`;
    case 'zero':
      return phrase`an ID map has a count of 0`;
    case 'overflow':
      return phrase`an ID map exceeds the largest possible ID, 4294967294`;
    case 'too-many':
      return phrase`there are more ID maps than LXC or the kernel accepts`;
  }
}

/** UIDs and GIDs by themselves only where they differ. */
export function describeUngranted({ u, g }: UngrantedIds, user: string): Phrase {
  const [uids, gids] = [hostIds('u', u), hostIds('g', g)];
  if (shown(u) === shown(g))
    return phrase`the ID map uses ${counted(u, phrase`host ID ${ranges(u)}`, phrase`host IDs ${ranges(u)}`)}, which ${user} was not granted`;
  if (g.length === 0) return phrase`the ID map uses ${uids}, which ${user} was not granted`;
  if (u.length === 0) return phrase`the ID map uses ${gids}, which ${user} was not granted`;
  return phrase`the ID map uses ${uids}, and ${gids}, which ${user} was not granted`;
}

const ids = (type: IdType, of: readonly IdRange[]): Count =>
  type === 'u'
    ? counted(of, phrase`UID ${ranges(of)}`, phrase`UIDs ${ranges(of)}`)
    : counted(of, phrase`GID ${ranges(of)}`, phrase`GIDs ${ranges(of)}`);

const hostIds = (type: IdType, of: readonly IdRange[]): Count =>
  type === 'u'
    ? counted(of, phrase`host UID ${ranges(of)}`, phrase`host UIDs ${ranges(of)}`)
    : counted(of, phrase`host GID ${ranges(of)}`, phrase`host GIDs ${ranges(of)}`);

const counted = (of: readonly IdRange[], one: Phrase, other: Phrase): Count =>
  count(
    of.reduce((sum, range) => sum + range.count, 0),
    one,
    other,
  );

const ranges = (of: readonly IdRange[]) => list(of.map(showRange));

const shown = (of: readonly IdRange[]): string => of.map(showRange).join();
