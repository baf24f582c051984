import { endOfString } from '../base/end-of-string.ts';

/**
 * More objects and arrays than any honest answer has; each takes twenty times the memory of its characters.
 */
const mostNested = 1000;

/** Throws where the text is not JSON, or would exhaust the memory. */
export function parseAnswer(text: string): unknown {
  let nested = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '"') at = endOfString(text, at + 1);
    else if (letter === '{' || letter === '[') nested += 1;
    if (nested > mostNested) throw new RangeError('more than any honest answer holds');
  }
  return JSON.parse(text);
}
