import { hostRange, type IdMap, insideRange, type RefusalKind } from '../../lxc/idmap.ts';
import { common, type IdRange, showRange } from '../../lxc/idrange.ts';
import { type Grant, ungranted } from '../../lxc/subid.ts';

type Grants = Readonly<Record<'u' | 'g', readonly Grant[]>>;

/** `maps uids 0-65535 onto host ids 624288-689823`, and which of its words are no decimal numbers. */
export function describeMap(map: IdMap, value: string): string {
  const numbers = [map.inside, map.host, map.count];
  const odd = value
    .replace(/^[ug]\s*/, '')
    .split(/\s+/)
    .filter((word, index) => /^0\d/.test(word) && Number(word) !== numbers[index]);
  const octal = odd.length > 0 ? `: what begins with 0 is octal` : '';
  return `maps ${ids(`${map.type}id`, insideRange(map))} onto ${ids('host id', hostRange(map))}${octal}`;
}

const ids = (kind: string, range: IdRange): string =>
  `${kind}${range.count === 1 ? '' : 's'} ${showRange(range)}`;

/** What is wrong with these maps, as a message. */
export function describeRefusal(
  kind: RefusalKind,
  [first, second = first]: readonly [IdMap, ...IdMap[]],
  missing: string,
  user: string,
): string {
  switch (kind) {
    case 'not-granted':
      return `${missing} mapped but not granted to ${user}`;
    case 'overlap-inside':
      return `two maps give ${ids(`${first.type}id`, common(insideRange(first), insideRange(second)))} of the container to different host ids`;
    case 'overlap-host':
      return `two maps use the same ${ids(`host ${first.type}id`, common(hostRange(first), hostRange(second)))}`;
    case 'host-root':
      return 'the root of the host is mapped into the container, which only root may do';
    case 'no-gids':
      return 'uids are mapped, but no gids';
    case 'no-root':
      return 'the root of the container is mapped to no host id';
    case 'zero':
      return 'a map of no ids is no map';
    case 'overflow':
      return 'a map goes beyond the largest id that there is, 4294967294';
    case 'too-many':
      return 'there are more maps than the kernel takes';
  }
}

/** `host ids 820896-886431 are`, or each kind by itself where they differ. */
export function notGranted(maps: readonly IdMap[], grants: Grants | undefined): string {
  const missing = (type: 'u' | 'g'): IdRange[] =>
    maps.filter((map) => map.type === type).flatMap((map) => ungranted(hostRange(map), grants?.[type] ?? []));
  const [u, g] = [missing('u'), missing('g')];
  const many = u.length + g.length > 1 || [...u, ...g].some(({ count }) => count > 1);
  const list = (ranges: readonly IdRange[]): string => ranges.map(showRange).join(', ');
  if (list(u) === list(g)) return one(u) ? `host id ${list(u)} is` : `host ids ${list(u)} are`;
  const each = (
    [
      ['u', u],
      ['g', g],
    ] as const
  ).flatMap(([type, ranges]) =>
    ranges.length > 0 ? [`host ${type}id${one(ranges) ? '' : 's'} ${list(ranges)}`] : [],
  );
  return `${each.join(' and ')} ${many ? 'are' : 'is'}`;
}

const one = (ranges: readonly IdRange[]): boolean => ranges.length === 1 && ranges[0]?.count === 1;
