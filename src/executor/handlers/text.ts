import { decode, encode } from '../../base/bytes.ts';
import { phrase } from '../../base/phrase.ts';
import { applyEdits } from '../../fix/apply-edits.ts';
import type { PriorState } from '../../fix/executor-port.ts';
import type { Edits } from '../../fix/plan.ts';
import { Refused } from '../../fix/refused.ts';
import type { WriteFile } from '../../model/action.ts';
import { makeDirectories, missingAbove, removeDirectories } from '../files/directories.ts';
import { contents } from '../files/read-owned.ts';
import { removeTemporary, replaceFile } from '../files/replace.ts';
import type { ChangeHandler } from '../handler.ts';
import { assertUnchanged } from './check-state.ts';

type File = Extract<PriorState, { is: 'file' }>;

/** Whole files and lines of files: replaced atomically. */
export const text: ChangeHandler<WriteFile | Edits, File> = {
  inspect(change, { who, seen }) {
    const made = missingAbove(change.path, who);
    const bytes = made.length > 0 ? null : contents(change.path, who);
    const expected = change.do === 'write' ? change.before : (seen(change.path) ?? null);
    assertUnchanged(change.path, bytes === null ? null : decode(bytes), expected);
    if (change.do === 'edits') applyEdits(expected ?? '', change.edits);
    return { is: 'file', bytes: bytes?.toString('base64') ?? null, made };
  },

  apply(change, was, context) {
    const { before, after } = ends(change, was);
    try {
      makeDirectories(was.made, context.who);
      replaceFile(change.path, before, after, context, modeOf(change));
      context.note(change.path, after);
    } catch (error) {
      removeDirectories(was.made, context.who);
      throw error;
    }
  },

  revert(change, was, context) {
    const { before, after } = ends(change, was);
    if (missingAbove(change.path, context.who).length === 0) removeTemporary(change.path, context);
    const comes = text.foresee(change, was, context);
    if (comes === 'undone') replaceFile(change.path, after, before, context, modeOf(change));
    context.note(change.path, before);
    removeDirectories(was.made, context.who);
    return comes;
  },

  foresee(change, was, { who }) {
    const { before, after } = ends(change, was);
    if (missingAbove(change.path, who).length > 0) {
      if (before !== null) throw new Refused(phrase`the directory of ${change.path} no longer exists`);
      return 'was-not-done';
    }
    const now = contents(change.path, who);
    if (isSame(now, after)) return 'undone';
    if (isSame(now, before)) return 'was-not-done';
    throw new Refused(phrase`${change.path} has changed since, and was left as it is`);
  },
};

/** The file before and after the change; null where there is none. */
export function ends(
  change: WriteFile | Edits,
  { bytes }: File,
): { before: Buffer | null; after: Buffer | null } {
  const before = bytes === null ? null : Buffer.from(bytes, 'base64');
  const words =
    change.do === 'write' ? change.after : applyEdits(decode(before ?? Buffer.of()), change.edits);
  return { before, after: words === null ? null : Buffer.from(encode(words)) };
}

/** The mode of a file that is created, or created again. */
const modeOf = (change: WriteFile | Edits) => (change.do === 'write' ? change.mode : undefined);

const isSame = (a: Buffer | null, b: Buffer | null): boolean =>
  a === null || b === null ? a === b : a.equals(b);
