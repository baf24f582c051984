import type { Executor, Foresight, RevertResult } from './executor-port.ts';
import type { Journal, JournalEntry, JournaledRun } from './journal.ts';
import { Refused } from './refused.ts';

export interface Undone {
  readonly entry: JournalEntry;
  readonly status: RevertResult | 'refused';
  readonly reason?: string;
}

/** Reverts a run, its last change first. A change that cannot be reverted does not prevent the others. */
export function undo(run: JournaledRun, executor: Executor, journal: Pick<Journal, 'mark'>): Undone[] {
  return openEntries(run).map((entry): Undone => {
    try {
      const status = executor.revert(entry.change, entry.was);
      journal.mark(entry.number, status === 'stays' ? 'stays' : 'undone');
      return { entry, status };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { entry, status: 'refused', reason: error.message };
    }
  });
}

/**
 * What `undo` would do. Of several changes to one thing only the last is looked at: the others are reverted on what it
 * leaves, or not at all.
 */
export function foreseeUndo(run: JournaledRun, executor: Foresight): Undone[] {
  const refusals = new Map<string, string | undefined>();
  return openEntries(run).map((entry): Undone => {
    const { change, was } = entry;
    const thing = change.do === 'run' ? `${entry.number}` : `${was.is} ${change.path}`;
    try {
      if (!refusals.has(thing)) {
        const status = executor.foresee(change, was);
        refusals.set(thing, undefined);
        return { entry, status };
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refusals.set(thing, error.message);
    }
    const reason = refusals.get(thing);
    return reason === undefined ? { entry, status: 'undone' } : { entry, status: 'refused', reason };
  });
}

/** What is left of a run to be reverted, the last change first. */
const openEntries = ({ entries }: JournaledRun): JournalEntry[] =>
  entries.filter(({ state }) => state === 'begun' || state === 'done').reverse();
