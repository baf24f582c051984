import { edited } from '../apply-edits.ts';
import type { Change, Step } from '../plan.ts';

/** What a text was and what becomes of it; null where there is no such file. */
export interface Becoming {
  readonly before: string | null;
  readonly after: string | null;
}

/** The texts that a change starts from and ends with; undefined where it is about something else than text. */
export function becoming(change: Change, seen: (path: string) => string | undefined): Becoming | undefined {
  if (change.do === 'write') return { before: change.before, after: change.after };
  if (change.do !== 'edits') return undefined;
  const before = seen(change.path) ?? '';
  return { before, after: edited(before, change.edits) };
}

/** What becomes of every file when all the steps are taken, in the order in which they are first changed. */
export function resulting(
  steps: readonly Step[],
  seen: (path: string) => string | undefined,
): ReadonlyMap<string, Becoming> {
  const files = new Map<string, Becoming>();
  for (const change of steps.flatMap(({ changes }) => changes)) {
    if (change.do !== 'write' && change.do !== 'edits') continue;
    const known = files.get(change.path);
    const now = becoming(change, (path) => (known ? (known.after ?? undefined) : seen(path)));
    if (now) files.set(change.path, { before: known ? known.before : now.before, after: now.after });
  }
  return files;
}
