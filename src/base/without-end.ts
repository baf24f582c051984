/**
 * Strips these characters from the end. By hand: a regular expression takes quadratic time on a hostile line.
 */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
