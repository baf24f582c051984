import type { Line } from '../base/place.ts';
import type { Action } from '../model/action.ts';

/** Replaces the words at a place, and keeps the rest of the line. */
export function replaceWords(
  { path, line, text, column = 1, endColumn = text.length + 1 }: Line,
  words: string,
  by: string,
): Action {
  const after = `${text.slice(0, column - 1)}${words}${text.slice(endColumn - 1)}`;
  return { do: 'edit', by, path, line, before: [text], after: [after] };
}

/** Replaces this line, with the same line ending. */
export const replaceLine = ({ path, line, text }: Line, after: readonly string[], by: string): Action => ({
  do: 'edit',
  by,
  path,
  line,
  before: [text],
  after: endingAs(text, after),
});

/** Inserts lines below this one, with the same line ending. */
export const insertBelow = ({ path, line, text }: Line, after: readonly string[], by: string): Action => ({
  do: 'edit',
  by,
  path,
  line: line + 1,
  before: [],
  after: endingAs(text, after),
});

/** Inserts lines above this one, with the same line ending. */
export const insertAbove = ({ path, line, text }: Line, after: readonly string[], by: string): Action => ({
  do: 'edit',
  by,
  path,
  line,
  before: [],
  after: endingAs(text, after),
});

const endingAs = (text: string, lines: readonly string[]): string[] =>
  lines.map((line) => (text.endsWith('\r') && !line.endsWith('\r') ? `${line}\r` : line));

export const removeLine = ({ path, line, text }: Line, by: string): Action => ({
  do: 'edit',
  by,
  path,
  line,
  before: [text],
  after: [],
});
