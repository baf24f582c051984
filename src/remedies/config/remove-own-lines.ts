import { removeLine } from '../../fix/edit-lines.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Action } from '../../model/action.ts';

/** Removes lines if all of them are in the container's own config: other containers may use an included file. */
export function removeLines(
  lines: readonly Statement[],
  by: string,
): readonly [Action, ...Action[]] | undefined {
  if (lines.some(({ via }) => via.length > 0)) return undefined;
  const [first, ...others] = [...lines]
    .sort((a, b) => a.at.line - b.at.line)
    .map(({ at }) => removeLine(at, by));
  return first && [first, ...others];
}
