import { acceptsUnsafe } from '../run/named-scope.ts';
import { nextCommands } from '../run/next-commands.ts';
import { type FixMode, type LintOptions, type Scoped, UsageError } from '../run/options.ts';
import { outputsFrom } from './outputs.ts';

type LintArgs = Omit<
  LintOptions,
  keyof Scoped | 'command' | 'configs' | 'rules' | 'fixMode' | 'detail' | 'format' | 'files'
> & {
  config: string[];
  format: string[];
  output: string | undefined;
  rule: string[];
  quiet: boolean;
  verbose: boolean;
  fix: boolean;
  dryRun: boolean;
  fixScript: boolean;
};

/** The options of `lint`. Throws `UsageError` where they contradict each other. */
export const lintOptionsFrom = (scope: Scoped, args: LintArgs): LintOptions => {
  const {
    config,
    rule,
    skip,
    unsafe,
    format,
    output,
    failOn,
    baseline,
    strict,
    quiet,
    verbose,
    severity,
    color,
  } = args;
  const options: LintOptions = {
    command: 'lint',
    ...scope,
    configs: config,
    rules: rule.flatMap(commaSeparated),
    skip: skip.flatMap(commaSeparated),
    fixMode: fixModeOf(args, scope),
    unsafe,
    ...outputsFrom(format, output),
    failOn,
    baseline,
    strict,
    detail: detailOf(quiet, verbose),
    severity,
    color,
  };
  if (unsafe && options.fixMode !== 'dry-run' && !acceptsUnsafe(options))
    throw new UsageError(tooWide(options));
  return options;
};

/** An empty word stays, to be refused: without it all rules would be applied. */
const commaSeparated = (words: string): string[] => words.split(',');

function detailOf(quiet: boolean, verbose: boolean): LintOptions['detail'] {
  if (quiet && verbose) throw new UsageError('--quiet shows less, --verbose more: choose one');
  if (quiet) return 'verdicts';
  return verbose ? 'all' : 'usual';
}

/** Shows a command line that would be accepted, with what is missing in capitals. */
function tooWide(options: LintOptions): string {
  const { unsafe = '' } = nextCommands(options, { uid: 0, name: '' }, ['RULE']);
  return `--unsafe needs one user, and a rule or container by name: ${unsafe}; --fix --dry-run --unsafe shows all of them`;
}

function fixModeOf({ fix, dryRun, fixScript, unsafe }: LintArgs, { source }: Scoped): FixMode | undefined {
  if (fix && fixScript) throw new UsageError('--fix applies fixes, --fix-script prints them: choose one');
  if (dryRun && !fix) throw new UsageError('--dry-run shows what --fix would do: add --fix');
  if (unsafe && !fix && !fixScript) throw new UsageError('--unsafe selects fixes: add --fix or --fix-script');
  if (fix && source.is !== 'live')
    throw new UsageError(
      `--fix works on the running host only, and --${source.is} names another: use --fix-script`,
    );
  if (fixScript) return 'script';
  if (!fix) return undefined;
  return dryRun ? 'dry-run' : 'fix';
}
