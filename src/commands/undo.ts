import { didYouMean } from '../base/did-you-mean.ts';
import { liveExecutor } from '../executor/executor.ts';
import { journals, reopenJournal } from '../executor/journal/journal-file.ts';
import { unlocking } from '../executor/journal/lock.ts';
import { leaveWords } from '../executor/keeper.ts';
import { isOpen, type JournaledRun } from '../fix/journal.ts';
import { foreseeUndo, undo } from '../fix/undo.ts';
import {
  plannedUndo,
  runReport,
  type UndoReport,
  type UndoRunReport,
  undoneReport,
} from '../report/undo-report.ts';
import { accountsOf } from '../run/accounts.ts';
import { type Exit, exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import { type UndoOptions, UsageError } from '../run/options.ts';
import { paintFor } from '../run/publish.ts';
import { withLiveHost } from '../run/with-host.ts';
import { changeText, runText } from './undo-text.ts';

/** Reverts what a run of --fix changed, shows what that would be, or lists the runs. */
export async function undoCommand(options: UndoOptions, io: Io): Promise<Exit> {
  return withLiveHost(io, (host, deputies) => {
    const { caller, account } = accountsOf(host);
    const runs = journals(caller);
    if (options.list) return list(runs.map(runReport), options, io);
    const run = chosen(runs, options.id);
    if (run === undefined) {
      tell(undefined, 'nothing to undo', options, io);
      return exit.clean;
    }
    const executor = liveExecutor({
      caller,
      account,
      seen: () => undefined,
      startedAt: new Date(run.startedAt),
      deputies,
    });
    const nothing = `nothing left to undo in ${run.id}`;
    if (options.dryRun) {
      tell(plannedUndo(run, foreseeUndo(run, executor)), nothing, options, io);
      return exit.clean;
    }
    const undone = unlocking(() => {
      const journal = reopenJournal(run.id, caller);
      leaveWords(`lxc-lint: stopped before the end: \`lxc-lint undo ${run.id}\` reverts the rest`);
      return undo(run, executor, journal);
    });
    tell(undoneReport(run, undone), nothing, options, io);
    if (undone.every(({ status }) => status !== 'refused')) return exit.clean;
    io.err('lxc-lint: earlier runs can be undone by their ID: lxc-lint undo --list\n');
    return exit.unfixed;
  });
}

/** The named run; by default the last one with something to revert. */
function chosen(runs: readonly JournaledRun[], id: string | undefined): JournaledRun | undefined {
  if (id === undefined) return runs.find(isOpen);
  const run = runs.find((each) => each.id === id);
  if (run) return run;
  const ids = runs.map((each) => each.id);
  throw new UsageError(`there is no run ${id}${didYouMean(id, ids)}; \`lxc-lint undo --list\` lists them`);
}

function list(runs: readonly UndoRunReport[], { format, color }: UndoOptions, io: Io): Exit {
  if (format === 'json') printJson(runs, io);
  else if (runs.length === 0) io.out('no run of --fix is recorded\n');
  else io.out(runs.map((run) => runText(run, paintFor(color, io))).join('\n'));
  return exit.clean;
}

/** `nothing`: what to say where there is nothing. */
function tell(run: UndoRunReport | undefined, nothing: string, { format }: UndoOptions, io: Io): void {
  if (format === 'json') printJson(run === undefined ? [] : [run], io);
  else if (run === undefined || run.changes.length === 0) io.out(`${nothing}\n`);
  else io.out(run.changes.map(changeText).join(''));
}

const printJson = (runs: readonly UndoRunReport[], io: Io): void =>
  io.out(`${JSON.stringify({ schemaVersion: 1, runs } satisfies UndoReport, null, 2)}\n`);
