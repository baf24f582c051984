/**
 * Text from a file, made harmless for a terminal: control characters, and those that turn the direction of writing,
 * show as escapes, so that a name can neither move the cursor nor pose as another line.
 */
export const printable = (text: string): string =>
  text
    .replace(/\t/g, ' ')
    .replace(/[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, escaped);

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x100
    ? `\\x${code.toString(16).padStart(2, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}
