import { withoutEnd } from '../../base/without-end.ts';

/** A line with gaps, ready to be compared. */
export interface Template {
  /** What stands between the gaps; the first and the last may be empty. */
  readonly pieces: readonly string[];
  /** Characters that are not in a gap: the more, the more it says. */
  readonly literal: number;
}

/**
 * A message as it is compared: quotes, case and a full stop at its end differ among releases of LXC. As long as the
 * message, but for its end.
 */
export const comparable = (message: string): string =>
  withoutEnd(message.toLowerCase().replace(/['`´‘’“”„«»]/g, '"'), ' \t\r\n.!');

export function templateOf(line: string): Template {
  const pieces = comparable(line).split('{}');
  return { pieces, literal: pieces.reduce((sum, piece) => sum + piece.length, 0) };
}

/** Where a gap begins and ends. */
export type Gap = readonly [begin: number, end: number];

/**
 * Where the gaps of a template are; undefined where the message is another one. `within`: the message may begin before
 * and go on behind it. Takes time linear in the message: each piece is taken where it comes first.
 */
export function filled({ pieces }: Template, message: string, within: boolean): readonly Gap[] | undefined {
  const [first = '', ...others] = pieces;
  const begin = message.indexOf(first);
  if (begin < 0 || (begin > 0 && !within)) return undefined;
  let at = begin + first.length;
  const last = others.pop();
  if (last === undefined) return within || at === message.length ? [] : undefined;
  const gaps: Gap[] = [];
  for (const piece of others) {
    const next = message.indexOf(piece, at);
    if (next < 0) return undefined;
    gaps.push([at, next]);
    at = next + piece.length;
  }
  const end = within && last !== '' ? message.indexOf(last, at) : message.length - last.length;
  if (end < at || !message.startsWith(last, end)) return undefined;
  gaps.push([at, end]);
  return gaps;
}
