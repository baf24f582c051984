import { withoutEnd } from '../base/without-end.ts';

/** What stands before a # that has a blank before it, and the comment that the # begins. */
export interface Commented {
  readonly before: string;
  readonly comment: string;
}

/** Undefined where there is none. Not one pattern: that would look through a hostile line once for each of its blanks. */
export function trailingComment(words: string): Commented | undefined {
  const blank = words.search(/[ \t]#/);
  if (blank === -1) return undefined;
  return { before: withoutEnd(words.slice(0, blank), ' \t'), comment: words.slice(blank + 1) };
}
