import { didYouMean } from '../base/did-you-mean.ts';
import { printable } from '../base/printable.ts';
import { liveExecutor } from '../executor/executor.ts';
import { journals, reopenJournal } from '../executor/journal/journal-file.ts';
import { unlocking } from '../executor/journal/lock.ts';
import { isOpen, type JournaledRun } from '../fix/journal.ts';
import type { Change } from '../fix/plan.ts';
import { command, firstLineOf, shellWords } from '../fix/render/shell-command.ts';
import { type Undone, undo } from '../fix/undo.ts';
import { accountsOf } from '../run/accounts.ts';
import { type Exit, exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import { type UndoOptions, UsageError } from '../run/options.ts';
import { paintFor } from '../run/publish.ts';
import { withLiveHost } from '../run/with-host.ts';

/** Reverts what a run of --fix changed, or lists the runs. */
export async function undoCommand(options: UndoOptions, io: Io): Promise<Exit> {
  return withLiveHost(io, (host, deputies) => {
    const { caller, account } = accountsOf(host);
    const runs = journals(caller);
    if (options.list) return list(runs, options, io);
    const run = chosen(runs, options.id);
    if (run === undefined) {
      io.out('nothing to undo\n');
      return exit.clean;
    }
    const executor = liveExecutor({
      caller,
      account,
      seen: () => undefined,
      startedAt: new Date(run.startedAt),
      deputies,
    });
    const undone = unlocking(() => undo(run, executor, reopenJournal(run.id, caller)));
    for (const each of undone) io.out(`${printable(lineOf(each))}\n`);
    if (undone.length === 0) io.out(`nothing left to undo in ${run.id}\n`);
    return undone.some(({ status }) => status === 'refused') ? exit.unfixed : exit.clean;
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

const outcomes: Readonly<Record<Undone['status'], string>> = {
  undone: 'undone',
  'was-not-done': 'not done',
  stays: 'stays',
  refused: 'refused',
};

/** `undone   /etc/lxc/lxc-usernet: allow lxcuser-test one interface on lxcbr0` */
function lineOf({ entry: { change, title }, status, reason }: Undone): string {
  const why = reason ?? (status === 'stays' ? `${title}: cannot be reverted` : title);
  return `${outcomes[status].padEnd(8)} ${subjectOf(change, status)}: ${why}`;
}

const subjectOf = (change: Change, status: Undone['status']): string => {
  if (change.do !== 'run') return change.path;
  return firstLineOf(status === 'undone' && change.before ? shellWords(change.before) : command(change));
};

function list(runs: readonly JournaledRun[], { color }: UndoOptions, io: Io): Exit {
  const paint = paintFor(color, io);
  if (runs.length === 0) io.out('no run of --fix is recorded\n');
  for (const run of runs) {
    const titles = [...new Set(run.entries.map(({ title }) => title))].map(printable);
    const state = isOpen(run) ? '' : paint.dim(' (undone)');
    io.out(`${paint.bold(run.id)}${state}\n${titles.map((title) => `  ${title}\n`).join('')}`);
  }
  return exit.clean;
}
