import { type Count, count, list, type Phrase, phrase } from '../../base/phrase.ts';
import { hostRange, type IdMap, type IdType, insideRange, type RefusalKind } from '../../lxc/idmap.ts';
import { common, type IdRange, showRange } from '../../lxc/idrange.ts';
import { type Grant, ungranted } from '../../lxc/subid.ts';

type Grants = Readonly<Record<IdType, readonly Grant[]>>;

/** `maps UIDs 0-65535 to host UIDs 624288-689823`, and whether some of its numbers are octal. */
export function describeMap(map: IdMap, value: string): Phrase {
  const numbers = [map.inside, map.host, map.count];
  const isOctal = value
    .replace(/^[ug]\s*/, '')
    .split(/\s+/)
    .some((word, index) => /^0\d/.test(word) && Number(word) !== numbers[index]);
  const [inside, host] = [ids(map.type, insideRange(map)), hostIds(map.type, hostRange(map))];
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
      return phrase`two maps give ${ids(first.type, common(insideRange(first), insideRange(second)))} of the container different host IDs`;
    case 'overlap-host':
      return phrase`two maps use the same ${hostIds(first.type, common(hostRange(first), hostRange(second)))}`;
    case 'host-root':
      return phrase`host root is mapped into the container, which only root may do`;
    case 'no-gids':
      return phrase`UIDs are mapped, but no GIDs`;
    case 'no-root':
      return phrase`the container's root is not mapped to a host ID`;
    case 'zero':
      return phrase`a map has a count of 0`;
    case 'overflow':
      return phrase`a map exceeds the largest possible ID, 4294967294`;
    case 'too-many':
      return phrase`there are more maps than the kernel accepts`;
  }
}

/** `host IDs 820896-886431`, or UIDs and GIDs by themselves where they differ. */
export function describeUngranted(maps: readonly IdMap[], grants: Grants | undefined, user: string): Phrase {
  const missing = (type: IdType): IdRange[] =>
    maps.filter((map) => map.type === type).flatMap((map) => ungranted(hostRange(map), grants?.[type] ?? []));
  const [u, g] = [missing('u'), missing('g')];
  const same = shownRanges(u) === shownRanges(g);
  const parts = same
    ? [phrase`host ${counted(u, phrase`ID ${shownRanges(u)}`, phrase`IDs ${shownRanges(u)}`)}`]
    : [...named('u', u), ...named('g', g)];
  return phrase`mapped but not granted to ${user}: ${list(parts)}`;
}

const ids = (type: IdType, range: IdRange): Phrase => ofType(type, [range]);

const hostIds = (type: IdType, range: IdRange): Phrase => phrase`host ${ids(type, range)}`;

const named = (type: IdType, ranges: readonly IdRange[]): Phrase[] =>
  ranges.length > 0 ? [phrase`host ${ofType(type, ranges)}`] : [];

function ofType(type: IdType, ranges: readonly IdRange[]): Phrase {
  const shown = shownRanges(ranges);
  return type === 'u'
    ? phrase`${counted(ranges, phrase`UID ${shown}`, phrase`UIDs ${shown}`)}`
    : phrase`${counted(ranges, phrase`GID ${shown}`, phrase`GIDs ${shown}`)}`;
}

const counted = (ranges: readonly IdRange[], one: Phrase, other: Phrase): Count =>
  count(
    ranges.reduce((sum, { count }) => sum + count, 0),
    one,
    other,
  );

const shownRanges = (ranges: readonly IdRange[]): string => ranges.map(showRange).join(', ');
