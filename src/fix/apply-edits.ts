import type { EditLines } from '../model/action.ts';
import { Outdated } from './refused.ts';

/**
 * Applies all of these edits, whose line numbers refer to `text`. Every other byte is kept. Throws `Refused`
 * where a line to be replaced has changed.
 */
export function applyEdits(text: string, edits: readonly EditLines[]): string {
  const rows = rowsOf(text);
  for (const { path, line, before, after } of bottomUp(edits)) {
    if (line > rows.length + 1 || before.some((words, index) => wordsOf(rows[line - 1 + index]) !== words))
      throw new Outdated(`${path}:${line}`);
    if (line > rows.length) endLast(rows);
    const unended = rows.length > 0 && line + before.length > rows.length && !rows.at(-1)?.endsWith('\n');
    rows.splice(line - 1, before.length, ...after.map((words) => `${words}\n`));
    // An empty last line without a line feed would be no line.
    if (unended && before.length > 0 && after.at(-1)) unend(rows);
  }
  return rows.join('');
}

/** Lines with their line feeds; the last one may have none. */
const rowsOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

const wordsOf = (row: string | undefined): string | undefined => row?.replace(/\n$/, '');

/** A line can only be added below one that ends with a line feed. */
function endLast(rows: string[]): void {
  const last = rows.pop();
  if (last !== undefined) rows.push(last.endsWith('\n') ? last : `${last}\n`);
}

function unend(rows: string[]): void {
  rows.push(rows.pop()?.replace(/\n$/, '') ?? '');
}

/**
 * From the last line up, so that no edit shifts the lines of another. Of two at the same line the replacement
 * goes first, and insertions in reverse.
 */
const bottomUp = (edits: readonly EditLines[]): EditLines[] =>
  [...edits]
    .reverse()
    .sort((a, b) => b.line - a.line || Math.min(b.before.length, 1) - Math.min(a.before.length, 1));
