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
  return openEntries(run).map((entry) =>
    outcome(entry, () => {
      const status = executor.revert(entry.change, entry.was);
      journal.mark(entry.number, status === 'stays' ? 'stays' : 'undone');
      return status;
    }),
  );
}

/**
 * What `undo` would do. Of several changes to one thing only the last is looked at: the others are reverted on what it
 * leaves, or not at all.
 */
export function foreseeUndo(run: JournaledRun, executor: Foresight): Undone[] {
  const last = new Map<string, Undone>();
  return openEntries(run).map((entry) => {
    const thing = thingOf(entry);
    const later = last.get(thing);
    if (later !== undefined)
      return later.status === 'refused' ? { ...later, entry } : { entry, status: 'undone' };
    const found = outcome(entry, () => executor.foresee(entry.change, entry.was));
    last.set(thing, found);
    return found;
  });
}

function outcome(entry: JournalEntry, revert: () => RevertResult): Undone {
  try {
    return { entry, status: revert() };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { entry, status: 'refused', reason: error.message };
  }
}

/** What a change is made to: the text of a file, its mode and so on; a command stands by itself. */
const thingOf = ({ change, was, number }: JournalEntry): string =>
  change.do === 'run' ? `${number}` : `${was.is} ${change.path}`;

/** What is left of a run to be reverted, the last change first. */
const openEntries = ({ entries }: JournaledRun): JournalEntry[] =>
  entries.filter(({ state }) => state === 'begun' || state === 'done').reverse();
