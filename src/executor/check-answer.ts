import { decode } from '../base/bytes.ts';
import { phrase } from '../base/phrase.ts';
import type { PriorState, RevertResult } from '../fix/executor-port.ts';
import type { Change } from '../fix/plan.ts';
import { Refused } from '../fix/refused.ts';
import { assertUnchanged } from './handlers/check-state.ts';

// What a deputy answers may be its user's words. What becomes of them here, in the journal and in reports, is what the change
// was made for, and nothing else.

/** Characters: an access control list of as many entries as ext4 can hold takes less. */
const longestList = 64 * 1024;

/** Folders have no more names above them than a path has room for. */
const mostFolders = 2048;

/** What was there before a change of files. Throws `Refused` where the answer is none, or is not what was linted. */
export function priorStateIn(change: Change, seen: string | undefined, answer: unknown): PriorState {
  const { bytes, made, uid, gid, mode, list } = Object(answer);
  switch (change.do) {
    case 'write':
    case 'edits': {
      if (!(bytes === null || typeof bytes === 'string') || !isFolders(made, change.path)) throw noAnswer();
      const expected = change.do === 'write' ? change.before : (seen ?? null);
      assertUnchanged(change.path, bytes === null ? null : decode(Buffer.from(bytes, 'base64')), expected);
      return { is: 'file', bytes, made };
    }
    case 'mode':
      assertUnchanged(change.path, mode, change.before);
      return { is: 'mode', mode };
    case 'owner':
      assertUnchanged(change.path, `${uid}:${gid}`, `${change.before.uid}:${change.before.gid}`);
      if (!Number.isInteger(mode) || mode < 0 || mode > 0o7777) throw noAnswer();
      return { is: 'owner', ...change.before, mode };
    case 'acl':
      if (typeof list !== 'string' || list.length > longestList) throw noAnswer();
      return { is: 'acl', list };
    default:
      throw noAnswer();
  }
}

const isFolders = (made: unknown, path: string): boolean =>
  Array.isArray(made) &&
  made.length < mostFolders &&
  made.every((each) => typeof each === 'string' && path.startsWith(`${each}/`));

/** What became of what was to be taken back. Throws `Refused`. */
export function revertResultIn(answer: unknown): RevertResult {
  if (answer !== 'undone' && answer !== 'was-not-done' && answer !== 'stays') throw noAnswer();
  return answer;
}

const noAnswer = () =>
  new Refused(phrase`the process that changes files with the user's permissions gave an invalid answer`);
