import { unread } from './bytes.ts';

/**
 * Text from a file, made harmless for a terminal: control characters, those that turn the direction of writing, and
 * those that take no room show as escapes, so that a name can neither move the cursor nor pose as another line.
 */
export const printable = (text: string): string =>
  text
    .replace(/\t/g, ' ')
    .replace(unreadBytes, (character) => `\\x${(character.charCodeAt(0) - 0xdc00).toString(16)}`)
    .replace(/[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, escaped);

/** The same of a text that may be without end: the middle, which nobody would read, is left out. */
export const brief = (text: string): string =>
  printable(text.length > readable ? `${text.slice(0, readable / 2)}…${text.slice(-readable / 2)}` : text);

const readable = 400;

const unreadBytes = new RegExp(unread, 'g');

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x100
    ? `\\x${code.toString(16).padStart(2, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}
