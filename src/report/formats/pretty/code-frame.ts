import { clip, columns } from '../../../base/columns.ts';
import type { Place } from '../../../base/place.ts';
import { printable } from '../../../base/printable.ts';

/** Columns of context kept before the marked words, where a line is too long to show whole. */
const context = 12;

/** Characters of a line that are considered: no terminal is as wide, and a line may be of any length. */
export const widest = 1000;

/**
 * A line of a file with its number, and carets under the relevant words:
 *
 *     12 │ lxc.idmap = u 0 820896 65536
 *        │                 ^^^^^^
 *
 * `digits` is the width of the number, `width` that of everything, in columns.
 */
export function frame(
  { line, text = '', column, endColumn }: Place,
  digits: number,
  width: number,
): string[] {
  const number = `${line ?? ''}`.padStart(digits);
  const gutter = ' '.repeat(number.length);
  const start = column === undefined ? 0 : column - 1;
  const end = endColumn === undefined ? text.length : endColumn - 1;
  const [head, words, tail] = [
    text.slice(Math.max(0, start - widest), start),
    text.slice(start, Math.min(end, start + widest)),
    text.slice(end, end + widest),
  ].map(printable) as [string, string, string];
  const room = Math.max(20, width - number.length - 3);
  const skipped = Math.max(0, Math.min(head.length, head.length + words.length - room + context));
  const before = `${skipped > 0 ? '…' : ''}${head.slice(skipped)}`;
  const shown = clip(`${before}${words}${tail}`, room);
  const at = columns(before);
  const carets = column === undefined ? 0 : Math.max(1, Math.min(columns(words), columns(shown) - at));
  return [
    `${number} │ ${shown}`,
    ...(carets > 0 ? [`${gutter} │ ${' '.repeat(at)}${'^'.repeat(carets)}`] : []),
  ];
}
