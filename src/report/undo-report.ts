import { isOpen, type JournalEntry, type JournaledRun } from '../fix/journal.ts';
import { command, shellWords } from '../fix/render/shell-command.ts';
import type { Undone } from '../fix/undo.ts';
import type { RunCommand } from '../model/action.ts';
import type { SubjectId } from '../model/finding.ts';

/** What `lxc-lint undo --format json` prints: schema/undo.schema.json. */
export interface UndoReport {
  readonly schemaVersion: 1;
  readonly runs: readonly UndoRunReport[];
}

/** A run of `--fix`, and what it changed or what became of that. */
export interface UndoRunReport {
  readonly id: string;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  /** Who ran it. */
  readonly user: string;
  /** Whether anything of it is left that could be reverted. */
  readonly open: boolean;
  readonly changes: readonly UndoChangeReport[];
}

interface UndoChangeReport {
  readonly rule: string;
  /** null in what an earlier release recorded. */
  readonly subject: SubjectId | null;
  readonly title: string;
  /** Whose permissions the change is made with. */
  readonly by: string;
  readonly path: string | null;
  /** What was run, or is run to revert it; null for a file. */
  readonly command: string | null;
  readonly status: JournalEntry['state'] | Undone['status'] | 'planned';
  readonly reason?: string;
}

/** A run as its journal has it. */
export const runReport = (run: JournaledRun): UndoRunReport => ({
  ...headerOf(run),
  changes: run.entries.map((entry) => changeReport(entry, entry.state)),
});

/** What was reverted of a run, in that order. */
export const undoneReport = (run: JournaledRun, undone: readonly Undone[]): UndoRunReport => ({
  ...headerOf(run),
  changes: undone.map(({ entry, status, reason }) => changeReport(entry, status, reason)),
});

/** What would be reverted of a run, in that order. */
export const plannedUndo = (run: JournaledRun, foreseen: readonly Undone[]): UndoRunReport => ({
  ...headerOf(run),
  changes: foreseen.map(({ entry, status, reason }) =>
    changeReport(entry, status === 'undone' ? 'planned' : status, reason),
  ),
});

const headerOf = (run: JournaledRun): Omit<UndoRunReport, 'changes'> => ({
  id: run.id,
  startedAt: run.startedAt,
  user: run.user,
  open: isOpen(run),
});

function changeReport(
  { rule, subject, title, change }: JournalEntry,
  status: UndoChangeReport['status'],
  reason?: string,
): UndoChangeReport {
  return {
    rule,
    subject: subject ?? null,
    title,
    by: change.by,
    path: change.do === 'run' ? null : change.path,
    command: change.do === 'run' ? commandOf(change, status) : null,
    status,
    ...(reason === undefined ? {} : { reason }),
  };
}

const commandOf = (change: RunCommand, status: UndoChangeReport['status']): string =>
  (status === 'undone' || status === 'planned') && change.before
    ? shellWords(change.before)
    : command(change);
