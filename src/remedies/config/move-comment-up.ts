import type { TrailingComment } from '../../facts/config/trailing-comments.ts';
import { replaceLine } from '../../fix/edit-lines.ts';
import type { Action } from '../../model/action.ts';

/** Puts a comment that stands after a value on a line of its own, above the value. */
export function moveCommentUp(
  { at: { at }, comment: { text, column = 1, endColumn } }: TrailingComment,
  by: string,
): Action {
  const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
  const lines = [
    indent + text.slice(column - 1, endColumn && endColumn - 1),
    text.slice(0, column - 1).trimEnd(),
  ];
  return replaceLine(at, lines, by);
}
