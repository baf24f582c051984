import { render } from '../base/locale.ts';
import { type Phrase, phrase } from '../base/phrase.ts';
import { subjectId } from '../model/finding.ts';
import type { Executor, PriorState } from './executor-port.ts';
import type { Journal } from './journal.ts';
import type { Change, PlannedFix } from './plan.ts';
import { Outdated, Refused } from './refused.ts';

/** The result of a fix, which is applied as a whole or not at all. */
export interface Applied {
  readonly step: PlannedFix;
  /** `refused`: nothing was begun. `failed`: what was done has been reverted, as far as possible. */
  readonly status: 'done' | 'refused' | 'failed';
  readonly reason?: Phrase;
  readonly changes: readonly { readonly change: Change; readonly status: ActionStatus }[];
}

/** `stays`: it was done, and cannot be reverted. */
export type ActionStatus = 'done' | 'failed' | 'undone' | 'stays' | 'not-done';

/** Applies one fix; each change is written to the journal first. */
export function apply(
  step: PlannedFix,
  executor: Executor,
  journal: Journal,
  tell: (change: Change) => void,
): Applied {
  const { changes, finding } = step;
  const { rule, subject, fix } = finding;
  const made = new Map<Change, ActionStatus>();
  const done: { readonly number: number; readonly change: Change; readonly was: PriorState }[] = [];
  const ended = (status: Applied['status'], reason?: Phrase): Applied => ({
    step,
    status,
    ...(reason === undefined ? {} : { reason }),
    changes: changes.map((change) => ({ change, status: made.get(change) ?? 'not-done' })),
  });

  try {
    const looks = lookAhead(changes, executor);
    for (const change of changes) {
      const was = looks.get(change) ?? executor.inspect(change);
      const number = journal.begin({
        rule,
        subject: subjectId(subject),
        title: render(fix.title),
        change,
        was,
      });
      made.set(change, 'failed');
      done.push({ number, change, was });
      tell(change);
      executor.apply(change, was);
      journal.mark(number, 'done');
      made.set(change, 'done');
    }
    return ended('done');
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (done.length === 0) return ended('refused', error.reason);
    // Someone else made the same change concurrently; leave it.
    const ofOthers = (change: Change) => error instanceof Outdated && made.get(change) === 'failed';
    for (const { number, change } of done) if (ofOthers(change)) note(number, 'undone');
    const mine = done.filter(({ change }) => !ofOthers(change));
    const stuck = mine.reverse().flatMap(({ number, change, was }) => takeBack(number, change, was));
    return ended(
      'failed',
      stuck.reduce((all, each) => phrase`${all}; ${each}`, error.reason),
    );
  }

  function takeBack(number: number, change: Change, was: PriorState): Phrase[] {
    try {
      const undone = executor.revert(change, was);
      if (made.get(change) === 'done') made.set(change, undone === 'stays' ? 'stays' : 'undone');
      note(number, undone === 'stays' ? 'stays' : 'undone');
      return [];
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (made.get(change) === 'done') made.set(change, 'stays');
      // A change that failed halfway may have nothing to revert.
      return made.get(change) === 'failed' ? [] : [phrase`not reverted: ${error.reason}`];
    }
  }

  /** The mark may not fit on a full disk: undo then finds by itself that there is nothing left to revert. */
  function note(number: number, as: 'stays' | 'undone'): void {
    try {
      journal.mark(number, as);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
}

/** Refuses before anything is done, as far as possible. What follows a command depends on its effect. */
function lookAhead(changes: readonly Change[], executor: Executor): Map<Change, PriorState> {
  const commands = changes.findIndex((change) => change.do === 'run');
  const ahead = commands < 0 ? changes : changes.slice(0, commands + 1);
  return new Map(ahead.map((change) => [change, executor.inspect(change)]));
}
