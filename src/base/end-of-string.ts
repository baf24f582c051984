/**
 * The position of the quote that ends the JSON string whose contents begin at `from`: the first one after an
 * even number of backslashes. The length of the text where there is none. Not a regular expression: V8 fails
 * on strings of several megabytes.
 */
export function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text[before - 1] === '\\') before -= 1;
    if ((at - before) % 2 === 0) return at;
  }
  return text.length;
}
