import { withoutEnd } from '../../../base/without-end.ts';
import type { LogicalLine } from './split-lines.ts';

/** A line is blank, ignored or rejected by liblxc, or has a key and a value. */
export type Parsed = Pair | { readonly kind: 'blank' | 'ignored' | 'no-equals' };

export interface Pair {
  readonly kind: 'pair';
  readonly key: Words;
  readonly raw: Words;
  readonly value: string;
}

/** A part of the line; `start` is 0-based. */
interface Words {
  readonly start: number;
  readonly text: string;
}

/** As `parse_line` in confile.c. `unquotes`: whether this release removes a pair of quotes around the value. */
export function parseLine({ text }: LogicalLine, unquotes: boolean): Parsed {
  if (/^[ \t\n\r\f\0]*$/.test(text)) return { kind: 'blank' };
  const start = skip(text, 0);
  if (text[start] === '#') return { kind: 'blank' };
  if (!text.startsWith('lxc.', start)) return { kind: 'ignored' };
  const equals = text.indexOf('=', start);
  if (equals === -1) return { kind: 'no-equals' };
  const raw = trimmed(text, skip(text, equals + 1), text.length);
  return {
    kind: 'pair',
    key: trimmed(text, start, equals),
    raw,
    value: unquotes ? unquoted(raw.text) : raw.text,
  };
}

/** One pair, if the value ends with the quote it starts with. There are no escapes and no trailing comments. */
const unquoted = (text: string): string =>
  text.length > 1 && /^["']/.test(text) && text.at(-1) === text[0] ? text.slice(1, -1) : text;

const trimmed = (text: string, start: number, end: number): Words => ({
  start,
  text: withoutEnd(text.slice(start, end), ' \t\n\0'),
});

function skip(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}
