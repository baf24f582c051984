import { type Line, lines } from '../base/place.ts';

/** The relevant part of a file that is not read as a whole. */
export interface Excerpt {
  /** The matching lines, reduced to what matches. */
  readonly found: readonly Omit<Line, 'path'>[];
  /** The number of lines in the file. */
  readonly length: number;
}

/**
 * Like `grep -o`: every match, or only its groups where the pattern has any. What a pattern leaves out is
 * dropped here, so that neither a finding nor a snapshot can quote it.
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

/** Whether anything matches; false for a missing file. */
export const isFound = (part: Excerpt | undefined): boolean => part !== undefined && part.found.length > 0;

/** The matching lines of this file; none for a missing file. */
export const foundIn = (path: string, part: Excerpt | undefined): Line[] =>
  (part?.found ?? []).map((line) => ({ path, ...line }));

/** Escapes a name for use in a pattern. */
export const literally = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&');
