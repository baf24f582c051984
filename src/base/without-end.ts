/** The text without these characters at its end. By hand: a pattern for that takes time in the square of a hostile line. */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
