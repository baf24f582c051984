import { applyEdits } from '../apply-edits.ts';
import type { Change, PlannedFix } from '../plan.ts';

/** A text before and after; null where there is no such file. */
export interface TextChange {
  readonly before: string | null;
  readonly after: string | null;
}

/** The texts before and after a change; undefined where it is not about text. */
export function textChange(
  change: Change,
  seen: (path: string) => string | undefined,
): TextChange | undefined {
  if (change.do === 'write') return { before: change.before, after: change.after };
  if (change.do !== 'edits') return undefined;
  const before = seen(change.path) ?? '';
  return { before, after: applyEdits(before, change.edits) };
}

/** The overall change of every file, in the order in which they are first changed. */
export function fileChanges(
  steps: readonly PlannedFix[],
  seen: (path: string) => string | undefined,
): ReadonlyMap<string, TextChange> {
  const files = new Map<string, TextChange>();
  for (const change of steps.flatMap(({ changes }) => changes)) {
    if (change.do !== 'write' && change.do !== 'edits') continue;
    const known = files.get(change.path);
    const now = textChange(change, (path) => (known ? (known.after ?? undefined) : seen(path)));
    if (now) files.set(change.path, { before: known ? known.before : now.before, after: now.after });
  }
  return files;
}
