import pico from 'picocolors';
import { type Exit, exit } from '../exit.ts';
import type { Caller } from '../host/host.ts';
import type { Io } from '../io.ts';
import { type Linted, lint, type Rules } from '../lint.ts';
import { didYouMean } from '../nearest.ts';
import { type Color, type LintOptions, UsageError } from '../options.ts';
import { printable } from '../report/printable.ts';
import type { Report, Run } from '../report/report.ts';
import { reporters } from '../report/reporters.ts';
import { report } from '../report/tell.ts';
import type { Severity } from '../rule.ts';
import { name, version } from '../tool.ts';
import { refuseUnknownContainers, scopeFor } from './scope.ts';
import { visit } from './visit.ts';

/** Looks, judges and tells. */
export async function lintCommand(options: LintOptions, rules: Rules, io: Io): Promise<Exit> {
  const startedAt = io.now();
  const configs = await configsOf(options, io);
  const partial = options.rules.length > 0 || options.skip.length > 0;
  const { linted, caller } = await visit(options, io, (host) => {
    const scope = { ...scopeFor(options, host, configs), partial };
    const linted = lint(host, choose(rules, options), scope);
    refuseUnknownContainers(linted, scope);
    return { linted, caller: host.caller };
  });

  const source = configs ? 'config' : options.source.is;
  const told = report(linted, { name, version }, run(caller, source, startedAt, io.now()));
  suggestUser(options, caller, io);
  io.out(
    reporters[options.format](told, {
      paint: paintFor(options.color, io),
      width: io.width,
      quiet: options.quiet,
    }),
  );
  return exitFor(linted, told, options);
}

/** The rules that were asked for; a file that is judged on its own has nothing for the others to look at. */
function choose(rules: Rules, { rules: only, skip, configs }: LintOptions): Rules {
  const ids = Object.keys(rules);
  for (const id of [...only, ...skip]) {
    if (!ids.includes(id))
      throw new UsageError(`there is no rule ${id}${didYouMean(id, ids)}; \`lxc-lint rules\` lists them`);
  }
  const wanted = (id: string) => (only.length === 0 || only.includes(id)) && !skip.includes(id);
  return Object.fromEntries(
    Object.entries(rules).filter(
      ([id, { stage }]) => wanted(id) && (configs.length === 0 || stage === 'config'),
    ),
  );
}

/** The files that `--config` names; undefined where it is not given. */
async function configsOf({ configs, containers }: LintOptions, io: Io): Promise<string[] | undefined> {
  if (configs.length === 0) return undefined;
  if (containers.length > 0)
    throw new UsageError('--config judges files on their own: leave the names of containers out');
  const found = await Promise.all(configs.map((pattern) => io.glob(pattern)));
  return found.flatMap((files, index) => (files.length > 0 ? files : [configs[index] ?? '']));
}

function run(
  caller: Caller,
  source: Run['source'],
  startedAt: Date,
  endedAt: Date,
): Parameters<typeof report>[2] {
  return {
    startedAt: startedAt.toISOString(),
    endedAt: endedAt.toISOString(),
    durationMs: endedAt.getTime() - startedAt.getTime(),
    source,
    euid: caller.uid,
    user: caller.name,
  };
}

/** The containers that were meant are hardly root's. */
function suggestUser({ users, allUsers, configs }: LintOptions, caller: Caller, io: Io): void {
  if (caller.uid !== 0 || users.length > 0 || allUsers || configs.length > 0) return;
  const { SUDO_USER: sudo = 'root' } = caller.env;
  const user = sudo === 'root' ? undefined : printable(sudo);
  io.err(
    `lxc-lint: these are root's own containers; for ${user ? `those of ${user}` : 'a user’s'}: lxc-lint --user ${user ?? 'NAME'}\n`,
  );
}

/** An explicit `--color` beats NO_COLOR (no-color.org). */
export const paintFor = (color: Color, { terminal, plain }: Io) =>
  pico.createColors(color === 'always' || (color === 'auto' && terminal && !plain));

const rank: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** What could not be looked at decides only where no finding does. */
function exitFor(
  { containers, outcomes, unlisted }: Linted,
  { findings, summary }: Report,
  { failOn, strict, configs }: LintOptions,
): Exit {
  const counts = (severity: Severity) => failOn !== 'none' && rank[severity] >= rank[failOn];
  if (findings.some(({ severity }) => counts(severity))) return exit.found;
  // A file that is judged on its own has no verdict: it is open where an error could stand that was not seen.
  const halfRead = outcomes.some(({ status, worst }) => status === 'unknown' && worst === 'error');
  const open =
    (configs.length > 0 && halfRead) ||
    containers.some(({ verdict }) => verdict.is === 'unknown' && !verdict.expected);
  const blind = summary.passed + summary.failed + summary.skipped === 0 && summary.unknown > 0;
  const anything = strict && summary.unknown > 0;
  return open || blind || anything || unlisted.length > 0 ? exit.unknown : exit.clean;
}
