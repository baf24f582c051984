import pico from 'picocolors';
import { asciiRoom } from '../base/ascii.ts';
import { render } from '../base/locale.ts';
import { phrase } from '../base/phrase.ts';
import { printable } from '../base/printable.ts';
import { withoutEnd } from '../base/without-end.ts';
import type { Linted, Scope } from '../engine/lint.ts';
import type { Caller } from '../host/host.ts';
import type { Rules } from '../model/rule.ts';
import { buildReport } from '../report/build.ts';
import type { ChangedReport } from '../report/changed-report.ts';
import type { RepairReport } from '../report/repair-report.ts';
import type { Report } from '../report/report.ts';
import { someOf } from '../report/some-of.ts';
import { decideExit } from './decide-exit.ts';
import { deliver } from './deliver.ts';
import { type Exit, exit } from './exit-codes.ts';
import type { Io } from './io.ts';
import { nextCommands } from './next-commands.ts';
import type { Color, LintOptions } from './options.ts';
import type { Policy } from './policy.ts';
import { name, version } from './version.ts';

/** The results of a run. */
interface Found {
  readonly linted: Linted;
  readonly rules: Rules;
  readonly caller: Caller;
  readonly startedAt: Date;
  readonly repair?: RepairReport;
  /** Only with `--remember`. */
  readonly changed?: readonly ChangedReport[];
  /** Whether a file that was named could not be linted. */
  readonly unusable?: boolean;
  /** Whether a fix failed or was refused. */
  readonly unfixed?: boolean;
  readonly policy: Policy;
  readonly scope: Scope;
}

/** Reports in the formats that were asked for, and says how the program ends. */
export function publish(found: Found, options: LintOptions, io: Io): Promise<Exit> {
  suggestUser(options, found.caller, io, { unnamed: found.scope.unnamed });
  return conclude(found, options, io);
}

/** The same without a word about whose containers may have been meant. */
export function conclude(found: Found, options: LintOptions, io: Io): Promise<Exit> {
  const { linted, policy, scope } = found;
  const report = reportFor(found, options, io);
  const exitCode = exitOf(found, () => decideExit(linted, report, policy, scope));
  const { detail, severity, color } = options;
  const set = { paint: paintFor(color, io), width: widthFor(io), detail, severity };
  return deliver(report, options, { ...set, failOn: policy.failOn, exitCode, cwd: io.cwd }, io);
}

function exitOf({ unusable, unfixed }: Found, decide: () => Exit): Exit {
  if (unusable) return exit.usage;
  return unfixed ? exit.unfixed : decide();
}

function reportFor(
  { linted, rules, caller, startedAt, repair, changed }: Found,
  options: LintOptions,
  io: Io,
): Report {
  const endedAt = io.now();
  const run = {
    startedAt: startedAt.toISOString(),
    endedAt: endedAt.toISOString(),
    durationMs: endedAt.getTime() - startedAt.getTime(),
    source:
      options.configs.length > 0 && options.users.length === 0 ? ('config' as const) : options.source.is,
    euid: caller.uid,
    user: caller.name,
    home: homeOf(caller),
    rules: options.rules,
  };
  return buildReport(linted, rules, {
    tool: { name, version },
    run,
    commands: fixCommands(options, caller),
    ...(repair ? { repair } : {}),
    ...(changed ? { changed } : {}),
  });
}

/** Root’s is nobody’s to read in; a directory of that name alone would shorten every path. */
const homeOf = ({ uid, env: { HOME: home } }: Caller): string | null =>
  uid !== 0 && home !== undefined && /^\/[^/]/.test(home) ? withoutEnd(home, '/') : null;

/** `--fix` is for the running host. */
function fixCommands(options: LintOptions, caller: Caller): Report['commands'] {
  if (options.source.is !== 'live' || options.configs.length > 0) return null;
  const { fix, asRoot, preview } = nextCommands(options, caller, []);
  return { fix, asRoot: asRoot ?? null, preview };
}

interface Suggestion {
  readonly command?: string;
  readonly unnamed?: readonly string[] | undefined;
}

type Whose = Pick<LintOptions, 'users'> & Partial<Pick<LintOptions, 'allUsers' | 'configs'>>;

/**
 * Root's own containers are rarely the ones that were meant. `command`: what to say instead, up to the user; `unnamed`:
 * those who may have some.
 */
export function suggestUser(
  { users, allUsers = false, configs = [] }: Whose,
  caller: Caller,
  io: Io,
  { command = 'lxc-lint', unnamed = [] }: Suggestion = {},
): void {
  if (caller.uid !== 0 || users.length > 0 || allUsers || configs.length > 0) return;
  const { SUDO_USER: sudo = 'root' } = caller.env;
  const [only, another] = unnamed;
  const meant = sudo === 'root' && another === undefined ? (only ?? sudo) : sudo;
  const [whose, user] = meant === 'root' ? ['a user', 'NAME'] : [printable(meant), printable(meant)];
  io.err(`lxc-lint: these are the containers of root; for those of ${whose}: ${command} --user ${user}\n`);
  const others = unnamed.filter((name) => name !== meant);
  if (others.length === 0) return;
  io.err(
    `lxc-lint: users with subordinate IDs, for --user or --all-users: ${render(phrase`${someOf(others)}`)}\n`,
  );
}

/** An explicit `--color` overrides FORCE_COLOR and NO_COLOR (no-color.org). */
export const paintFor = (color: Color, { terminal, plain, forced = terminal && !plain }: Io) =>
  pico.createColors(color === 'always' || (color === 'auto' && forced));

/** Columns that a text for people is set in. */
export const widthFor = ({ width, ascii }: Io): number => (ascii ? width - asciiRoom : width);
