/** `count` ids from `start` on. All id arithmetic is in this file; an id is a whole number from 0 to 2^32-2. */
export interface IdRange {
  readonly start: number;
  readonly count: number;
}

export const end = ({ start, count }: IdRange): number => start + count;

export const contains = (range: IdRange, id: number): boolean => id >= range.start && id < end(range);

export const overlaps = (a: IdRange, b: IdRange): boolean => a.start < end(b) && b.start < end(a);

/** What both have, for two that overlap. */
export function common(a: IdRange, b: IdRange): IdRange {
  const start = Math.max(a.start, b.start);
  return { start, count: Math.min(end(a), end(b)) - start };
}

/** The parts of `range` that none of `others` covers, in order. */
export function without(range: IdRange, others: readonly IdRange[]): IdRange[] {
  const gaps: IdRange[] = [];
  let from = range.start;
  for (const other of [...others].sort((a, b) => a.start - b.start)) {
    if (end(other) <= from || other.count <= 0) continue;
    if (other.start >= end(range)) break;
    if (other.start > from) gaps.push({ start: from, count: other.start - from });
    from = end(other);
  }
  if (from < end(range)) gaps.push({ start: from, count: end(range) - from });
  return gaps;
}

/** `624288-689823`, or one id alone. */
export const showRange = ({ start, count }: IdRange): string =>
  count === 1 ? `${start}` : `${start}-${start + count - 1}`;

/** The lowest `count` ids from `min` to `max`, both included, of which none is taken. */
export function freeRange(
  taken: readonly IdRange[],
  count: number,
  { min, max }: Readonly<{ min: number; max: number }>,
): IdRange | undefined {
  const gap = without({ start: min, count: max - min + 1 }, taken).find((each) => each.count >= count);
  return gap && { start: gap.start, count };
}
