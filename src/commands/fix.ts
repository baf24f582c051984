import { printable } from '../base/printable.ts';
import type { Linted } from '../engine/lint.ts';
import { liveExecutor } from '../executor/executor.ts';
import { openJournal } from '../executor/journal/journal-file.ts';
import { unlocking } from '../executor/journal/lock.ts';
import { leaveWords } from '../executor/keeper.ts';
import type { Applied } from '../fix/apply.ts';
import { fixLoop, type Pass } from '../fix/fix-loop.ts';
import type { Journal } from '../fix/journal.ts';
import type { Change } from '../fix/plan.ts';
import { command, firstLineOf } from '../fix/render/shell-command.ts';
import { keepTexts } from '../host/keep-texts.ts';
import { type Fix, makesNew } from '../model/action.ts';
import type { Finding } from '../model/finding.ts';
import type { Rules } from '../model/rule.ts';
import { repairedReport, repairReport } from '../report/repair.ts';
import { accountsOf } from '../run/accounts.ts';
import type { Exit } from '../run/exit-codes.ts';
import type { Io } from '../run/io.ts';
import { linter } from '../run/linter.ts';
import { nextCommands } from '../run/next-commands.ts';
import type { LintOptions } from '../run/options.ts';
import { policyFor } from '../run/policy.ts';
import { withProgress } from '../run/progress.ts';
import { publish } from '../run/publish.ts';
import { configsOf, refuseUnknownContainers, scopeFor } from '../run/scope.ts';
import { withLiveHost } from '../run/with-host.ts';

/**
 * Applies the permitted fixes and lints again, until none is left. Then reports what was done and what is
 * left.
 */
export async function fix(options: LintOptions, rules: Rules, startedAt: Date, io: Io): Promise<Exit> {
  return withLiveHost(io, async (host, deputies) => {
    const policy = await policyFor(options, rules, io, host, startedAt);
    const scope = scopeFor(options, host, await configsOf(options, io));
    const { caller, account } = accountsOf(host);
    let journal: Journal | undefined;
    const begin = (): Journal => {
      if (journal === undefined) {
        journal = openJournal(caller, startedAt);
        leaveWords(
          `lxc-lint: stopped before the end: \`lxc-lint undo ${journal.id}\` reverts what was done, and --fix goes on with the rest`,
        );
      }
      return journal;
    };
    const pass = (): Pass<Linted> => {
      const { host: watched, seen } = keepTexts(host);
      const linted = withProgress(io, (watch) => linter(watched, rules, policy, scope, watch).run());
      refuseUnknownContainers(linted, scope);
      const executor = liveExecutor({ caller, account, seen: (path) => seen.get(path), startedAt, deputies });
      return { findings: linted.outcomes.flatMap(({ findings }) => findings), executor, seen: linted };
    };

    const { applied, last } = unlocking(() =>
      fixLoop(pass, (each) => isWanted(each, caller, options), begin, progress(io)),
    );
    return publish(
      {
        linted: last.seen,
        caller: host.caller,
        rules,
        startedAt,
        policy,
        scope,
        unfixed: applied.some(({ status }) => status !== 'done'),
        repair: repairReport(
          applied.map(repairedReport),
          applied.some(isLasting) ? journal?.id : undefined,
          nextCommands(options, caller, rulesToAsk(last.findings)),
          last.findings,
        ),
      },
      options,
      io,
    );
  });
}

/** Root applies all of them, other users their own. Nothing new is created for users who were not named. */
export const isWanted = (
  fix: Fix,
  { uid, name }: { uid: number; name: string },
  { unsafe, allUsers }: Pick<LintOptions, 'unsafe' | 'allUsers'>,
): boolean =>
  fix.safety !== 'manual' &&
  (fix.safety === 'safe' || unsafe) &&
  !(allUsers && makesNew(fix)) &&
  (uid === 0 || fix.actions.every(({ by }) => by === name || by === ''));

/** Whether anything was changed that is left. */
const isLasting = ({ changes }: Applied): boolean =>
  changes.some(({ status }) => status === 'done' || status === 'stays' || status === 'failed');

/** The rules whose fixes need confirmation. */
export const rulesToAsk = (findings: readonly Finding[]): string[] => [
  ...new Set(findings.filter(({ fix }) => fix.safety === 'unsafe').map(({ rule }) => rule)),
];

/** Commands may take long: they are announced on a terminal. */
const progress =
  (io: Io) =>
  (change: Change): void => {
    if (change.do === 'run' && io.terminal)
      io.err(`lxc-lint: ${printable(firstLineOf(command(change)))} …\n`);
  };
