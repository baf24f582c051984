import type { TrailingComment } from '../../facts/config/trailing-comments.ts';
import { replaceLine } from '../../fix/edit-lines.ts';
import type { Action } from '../../model/action.ts';

/** Puts a comment that follows a value on a line of its own, above the setting. */
export const moveCommentUp = ({ at, separated }: TrailingComment, by: string): Action =>
  replaceLine(at.at, separated, by);
