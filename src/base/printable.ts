import { undecoded } from './bytes.ts';

/**
 * Text from a file, made harmless for a terminal and for a reader: what moves the cursor, turns the direction of writing,
 * takes no room or looks like a blank shows as an escape, so that a name can neither pose as another nor as another line.
 */
export const printable = (text: string): string =>
  text
    .replace(/\t/g, ' ')
    .replace(unreadBytes, (character) => `\\x${(character.charCodeAt(0) - 0xdc00).toString(16)}`)
    .replace(unseen, escaped)
    .replace(ordering, escaped);

/** The same of a text that may be without end: the middle, which nobody would read, is left out. */
export const briefly = (text: string): string => printable(shortened(text, readable));

/** As it is, but for the middle where there is more than so much of it. */
export const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most / 2)}…${text.slice(-most / 2)}` : text;

const readable = 400;

const unreadBytes = new RegExp(undecoded, 'g');

/**
 * Controls, formats, surrogates, private and unassigned characters; blanks but for the one; what has no shape by default
 * (UAX #44); a mark with nothing before it, which would change a character of ours; and symbols that fonts leave blank:
 * BRAILLE PATTERN BLANK and MUSICAL SYMBOL NULL NOTEHEAD.
 */
const unseen =
  /\p{C}|(?! )\p{Z}|\p{Default_Ignorable_Code_Point}|(?<![\p{L}\p{M}\p{N}])\p{M}|[\u2800\u{1d159}]/gu;

/**
 * What a CI takes for an order where it stands in a log: `##vso[…]` of Azure Pipelines, `##[…]` and, first in a row,
 * `::name …::` of GitHub Actions, `##teamcity[…]`.
 */
const ordering = /#(?=#\w*\[)|(?<!\S):(?=:[a-z-]+(?: |::))/gi;

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code < 0x100) return `\\x${digits.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, '0')}` : `\\u{${digits}}`;
}
