import { withoutEnd } from '../base/without-end.ts';

/** A text split before a # that follows a blank. */
export interface Commented {
  readonly before: string;
  readonly comment: string;
}

/** Undefined if there is none. Not a single pattern, which would take quadratic time for a hostile line full of blanks. */
export function trailingComment(words: string): Commented | undefined {
  const blank = words.search(/[ \t]#/);
  if (blank === -1) return undefined;
  return { before: withoutEnd(words.slice(0, blank), ' \t'), comment: words.slice(blank + 1) };
}
