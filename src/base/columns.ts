/** The most terminal columns that a text takes; combining marks, which take none, count as one. */
export const columns = (text: string): number =>
  ascii.test(text) ? text.length : [...text].reduce((sum, character) => sum + widthOf(character), 0);

/** The text with blanks up to `width` columns. */
export const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - columns(text)));

/** Truncates a text to `width` columns, with an ellipsis. */
export function clip(text: string, width: number): string {
  if (columns(text) <= width) return text;
  let room = width - 1;
  let end = 0;
  for (const character of text) {
    room -= widthOf(character);
    if (room < 0) break;
    end += character.length;
  }
  return `${text.slice(0, end)}…`;
}

const ascii = /^[\x20-\x7e]*$/;

const widthOf = (character: string): number => (wide.test(character) ? 2 : 1);

/** Wide and fullwidth by EastAsianWidth.txt, in blocks; beyond the BMP every character that may be. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{10000}-\u{10ffff}]|^\p{Emoji_Presentation}/u;
