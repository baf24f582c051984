import { decode } from '../base/bytes.ts';
import { phrase } from '../base/phrase.ts';
import type { PriorState, RevertResult } from '../fix/executor-port.ts';
import type { Change } from '../fix/plan.ts';
import { Refused } from '../fix/refused.ts';
import { assertUnchanged } from './handlers/check-state.ts';

// A deputy's answer may come from its user. Only what the change was made for is taken from it into this
// process, the journal and reports.

/** Characters: enough for an access control list with as many entries as ext4 can hold. */
const longestList = 64 * 1024;

/** A path has no room for more parent directories. */
const mostFolders = 2048;

/**
 * The state before a change of files. Throws `Refused` where the answer is invalid, or is not what was
 * linted.
 */
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

/** The result of a revert. Throws `Refused`. */
export function revertResultIn(answer: unknown): RevertResult {
  if (answer !== 'undone' && answer !== 'was-not-done' && answer !== 'stays') throw noAnswer();
  return answer;
}

const noAnswer = () =>
  new Refused(phrase`the process that changes files with the user's permissions gave an invalid answer`);
