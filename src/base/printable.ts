import { undecoded } from './bytes.ts';

/**
 * Text from a file, made safe for a terminal and a reader: what moves the cursor, changes the writing
 * direction, takes no space or looks like a space is escaped, so that a name can fake neither another name
 * nor another line.
 */
export const printable = (text: string): string =>
  text
    .replace(/\t/g, ' ')
    .replace(unreadBytes, (character) => `\\x${(character.charCodeAt(0) - 0xdc00).toString(16)}`)
    .replace(unseen, escaped)
    .replace(ordering, escaped);

/** The same for a text of any length: the middle is left out. */
export const briefly = (text: string): string => printable(shortened(text, readable));

/** At most `most` characters, with the middle left out. */
export const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most / 2)}…${text.slice(-most / 2)}` : text;

const readable = 400;

const unreadBytes = new RegExp(undecoded, 'g');

/**
 * Controls, formats, surrogates, private and unassigned characters; every separator but the space; default
 * ignorable code points (UAX #44); a mark with nothing before it, which would change a character of ours; and
 * symbols that fonts leave blank: BRAILLE PATTERN BLANK and MUSICAL SYMBOL NULL NOTEHEAD.
 */
const unseen =
  /\p{C}|(?! )\p{Z}|\p{Default_Ignorable_Code_Point}|(?<![\p{L}\p{M}\p{N}])\p{M}|[\u2800\u{1d159}]/gu;

/**
 * Commands that a CI executes when they appear in a log: `##vso[…]` of Azure Pipelines, `##[…]` and, first in
 * a line, `::name …::` of GitHub Actions, `##teamcity[…]`.
 */
const ordering = /#(?=#\w*\[)|(?<!\S):(?=:[a-z-]+(?: |::))/gi;

/** `\xe9` or `\u{1f600}`. */
export function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code < 0x100) return `\\x${digits.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, '0')}` : `\\u{${digits}}`;
}
