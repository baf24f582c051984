import type { BegunEntry, EntryMark, Journal, JournalEntry } from '../../src/fix/journal.ts';

/** A journal that is gone with the test. */
export function memo(): Journal & { entries(): JournalEntry[] } {
  const entries: JournalEntry[] = [];
  return {
    id: 'memo',
    begin: (begun: BegunEntry) => entries.push({ ...begun, number: entries.length + 1, state: 'begun' }),
    mark: (number: number, as: EntryMark) => {
      entries[number - 1] = { ...(entries[number - 1] as JournalEntry), state: as };
    },
    entries: () => entries,
  };
}
