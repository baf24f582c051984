/**
 * Where the quote is that ends a string of JSON, which begins at `from`: one behind an even number of backslashes. The length
 * of the text where there is none. A pattern would do, but V8 gives up on strings of some megabytes.
 */
export function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text[before - 1] === '\\') before -= 1;
    if ((at - before) % 2 === 0) return at;
  }
  return text.length;
}
