import { decode, encode } from '../../base/bytes.ts';
import { edited } from '../../fix/apply-edits.ts';
import type { Was } from '../../fix/executor-port.ts';
import type { Edits } from '../../fix/plan.ts';
import { Refused } from '../../fix/refused.ts';
import type { Write } from '../../model/action.ts';
import { makeFolders, missingAbove, removeFolders } from '../files/directories.ts';
import { contents } from '../files/read-owned.ts';
import { replace, tidy } from '../files/replace.ts';
import type { Handling } from '../handler.ts';
import { mustBe } from './check-state.ts';

type File = Extract<Was, { is: 'file' }>;

/** Whole files and lines of files: replaced in one go. */
export const text: Handling<Write | Edits, File> = {
  look(change, { who, seen }) {
    const made = missingAbove(change.path, who);
    const bytes = made.length > 0 ? null : contents(change.path, who);
    const expected = change.do === 'write' ? change.before : (seen(change.path) ?? null);
    mustBe(change.path, bytes === null ? null : decode(bytes), expected);
    if (change.do === 'edits') edited(expected ?? '', change.edits);
    return { is: 'file', bytes: bytes?.toString('base64') ?? null, made };
  },

  make(change, was, hand) {
    const { before, after } = ends(change, was);
    try {
      makeFolders(was.made, hand.who);
      replace(change.path, before, after, hand, modeOf(change));
      hand.note(change.path, after);
    } catch (error) {
      removeFolders(was.made, hand.who);
      throw error;
    }
  },

  unmake(change, was, hand) {
    const { before, after } = ends(change, was);
    if (missingAbove(change.path, hand.who).length > 0) {
      if (before !== null) throw new Refused(`the folder of ${change.path} is gone`);
      removeFolders(was.made, hand.who);
      return 'was-not-done';
    }
    tidy(change.path, hand);
    const now = contents(change.path, hand.who);
    const done = isSame(now, after);
    if (!done && !isSame(now, before))
      throw new Refused(`${change.path} was changed since, and is left as it is`);
    if (done) replace(change.path, after, before, hand, modeOf(change));
    hand.note(change.path, before);
    removeFolders(was.made, hand.who);
    return done ? 'undone' : 'was-not-done';
  },
};

/** The file as it was, and as the change makes it; null where there is none. */
export function ends(
  change: Write | Edits,
  { bytes }: File,
): { before: Buffer | null; after: Buffer | null } {
  const before = bytes === null ? null : Buffer.from(bytes, 'base64');
  const words = change.do === 'write' ? change.after : edited(decode(before ?? Buffer.of()), change.edits);
  return { before, after: words === null ? null : Buffer.from(encode(words)) };
}

/** Of a file that is made, or made again. */
const modeOf = (change: Write | Edits) => (change.do === 'write' ? change.mode : undefined);

const isSame = (a: Buffer | null, b: Buffer | null): boolean =>
  a === null || b === null ? a === b : a.equals(b);
