import type { EditLines } from '../model/action.ts';
import { Outdated } from './refused.ts';

/**
 * The text with all of these edits in it, each aimed at the lines as they stand now. Every other byte stays. Throws
 * `Refused` where a line that is to give way is not what it was.
 */
export function applyEdits(text: string, edits: readonly EditLines[]): string {
  const rows = rowsOf(text);
  for (const { path, line, before, after } of bottomUp(edits)) {
    if (line > rows.length + 1 || before.some((words, index) => wordsOf(rows[line - 1 + index]) !== words))
      throw new Outdated(`${path}:${line}`);
    if (line > rows.length) endLast(rows);
    const unended = rows.length > 0 && line + before.length > rows.length && !rows.at(-1)?.endsWith('\n');
    rows.splice(line - 1, before.length, ...after.map((words) => `${words}\n`));
    // An empty last line without an end would be no line.
    if (unended && before.length > 0 && after.at(-1)) unend(rows);
  }
  return rows.join('');
}

/** Lines with their ends; the last one may have none. */
const rowsOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

const wordsOf = (row: string | undefined): string | undefined => row?.replace(/\n$/, '');

/** What comes below a line that does not end needs it to end. */
function endLast(rows: string[]): void {
  const last = rows.pop();
  if (last !== undefined) rows.push(last.endsWith('\n') ? last : `${last}\n`);
}

function unend(rows: string[]): void {
  rows.push(rows.pop()?.replace(/\n$/, '') ?? '');
}

/** So that none moves the lines another is aimed at. Of two at one line what replaces it goes first, and what comes first is put in last. */
const bottomUp = (edits: readonly EditLines[]): EditLines[] =>
  [...edits]
    .reverse()
    .sort((a, b) => b.line - a.line || Math.min(b.before.length, 1) - Math.min(a.before.length, 1));
