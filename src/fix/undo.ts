import type { Executor, RevertResult } from './executor-port.ts';
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

/** What is left of a run to be reverted, the last change first. */
export const openEntries = ({ entries }: JournaledRun): JournalEntry[] =>
  entries.filter(({ state }) => state === 'begun' || state === 'done').reverse();
