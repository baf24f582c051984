import { hostRange, type IdMap, insideRange } from '../../lxc/idmap.ts';
import { contains, end, without } from '../../lxc/idrange.ts';

const same = (a: IdMap, b: IdMap): boolean =>
  a.type === b.type && a.inside === b.inside && a.host === b.host && a.count === b.count;

/** The maps that repeat another one. Those of included files do not count: other containers may use them. */
export function withoutRepeats<M extends IdMap>(maps: readonly M[], isOwnLine: (map: M) => boolean): M[] {
  const kept: M[] = maps.filter((map) => !isOwnLine(map));
  return maps.filter((map) => {
    if (!isOwnLine(map)) return false;
    if (kept.some((each) => same(each, map))) return true;
    kept.push(map);
    return false;
  });
}

/** What is left of the larger map without the IDs of the smaller one; undefined where neither lies within the other. */
export function splitAround<M extends IdMap>(a: M, b: M): { larger: M; rest: IdMap[] } | undefined {
  const [larger, smaller] = a.count >= b.count ? [a, b] : [b, a];
  const [outer, inner] = [insideRange(larger), insideRange(smaller)];
  if (!contains(outer, inner.start) || end(inner) > end(outer)) return undefined;
  const rest = without(outer, [inner]).map(({ start, count }) => ({
    type: larger.type,
    inside: start,
    host: larger.host + start - larger.inside,
    count,
  }));
  return { larger, rest };
}

/** The first of these maps that another one continues, and the two as one. */
export function merge<M extends IdMap>(maps: readonly M[]): { first: M; second: M; both: IdMap } | undefined {
  for (const first of maps) {
    const second = maps.find(
      ({ type, inside, host }) =>
        type === first.type && inside === end(insideRange(first)) && host === end(hostRange(first)),
    );
    const { type, inside, host, count } = first;
    if (second) return { first, second, both: { type, inside, host, count: count + second.count } };
  }
  return undefined;
}
