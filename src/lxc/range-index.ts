import { end, type IdRange } from './idrange.ts';

/**
 * Finds those that have ids of a range, in the order in which they were given. Sorted once: a file of root's may have
 * thousands of lines, and every user is held against all of them.
 */
export function rangeIndex<T>(all: readonly T[], rangeOf: (each: T) => IdRange): (range: IdRange) => T[] {
  const sorted = all
    .map((each, order) => ({ each, order, ...rangeOf(each) }))
    .sort((a, b) => a.start - b.start);
  // Where the ids end of all up to there: what lies before the last that reaches into the range need not be looked at.
  let most = 0;
  const reach = sorted.map((entry) => {
    most = Math.max(most, end(entry));
    return most;
  });
  return (range) => {
    const found: typeof sorted = [];
    for (let at = before(sorted, end(range)) - 1; at >= 0 && (reach[at] ?? 0) > range.start; at--) {
      const entry = sorted[at];
      if (entry && end(entry) > range.start) found.push(entry);
    }
    return found.sort((a, b) => a.order - b.order).map(({ each }) => each);
  };
}

/** How many of them start below this id. */
function before(sorted: readonly IdRange[], id: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
