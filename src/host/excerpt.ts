import { type Line, lines } from '../base/place.ts';

/** What is asked of a file that is not looked at as a whole. */
export interface Excerpt {
  /** The lines that match, and of each no more than what does. */
  readonly found: readonly Omit<Line, 'path'>[];
  /** How many lines the file has. */
  readonly length: number;
}

/**
 * As `grep -o`: every match, and where the pattern has groups no more than these. What a pattern leaves out is not
 * handed on, so that neither a finding nor a snapshot can quote it.
 */
export function excerpt(text: string, pattern: RegExp): Excerpt {
  const every = new RegExp(pattern, `${pattern.flags}g`);
  const all = lines('', text);
  const found = all.flatMap(({ line, text: words }) => {
    const matches = [...words.matchAll(every)];
    return matches.length === 0 ? [] : [{ line, text: matches.map(kept).join(' ') }];
  });
  return { found, length: all.length };
}

const kept = ([whole, ...groups]: RegExpExecArray): string => (groups.length > 0 ? groups.join('') : whole);

/** Whether anything matches; nothing does where there is no such file. */
export const isFound = (part: Excerpt | undefined): boolean => part !== undefined && part.found.length > 0;

/** The lines that were found in this file; none where there is no such file. */
export const foundIn = (path: string, part: Excerpt | undefined): Line[] =>
  (part?.found ?? []).map((line) => ({ path, ...line }));

/** For a name in a pattern: it stands for itself. */
export const literally = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&');
