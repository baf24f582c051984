import type { Version } from '../lxc/version.ts';
import { acceptsUnsafe } from '../run/named-scope.ts';
import { nextCommands } from '../run/next-commands.ts';
import { type FixMode, type LintOptions, type Scoped, UsageError } from '../run/options.ts';
import { dashed, everyName } from './explain-options.ts';
import { outputsFrom } from './outputs.ts';
import { type ScopeArgs, versionsIn } from './scoped.ts';

export type LintArgs = Pick<ScopeArgs, 'lxcVersion'> &
  Omit<
    LintOptions,
    keyof Scoped | 'command' | 'configs' | 'lxcVersions' | 'rules' | 'fixMode' | 'detail' | 'format' | 'files'
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
    remember,
    quiet,
    verbose,
    severity,
    color,
  } = args;
  const { containers, configs } = namedFiles(scope.containers, dashed(config));
  const options: LintOptions = {
    command: 'lint',
    ...scope,
    containers,
    configs,
    lxcVersions: severalVersions(args, configs),
    rules: rule.flatMap(commaSeparated),
    skip: skip.flatMap(commaSeparated),
    fixMode: fixModeOf(args, scope),
    unsafe,
    ...outputsFrom(format, output),
    failOn,
    baseline,
    strict,
    remember,
    detail: detailOf(quiet, verbose),
    severity,
    color,
  };
  if (remember !== undefined && isPartial(options))
    throw new UsageError('--remember is for a whole lint: leave out --fix, --config, --rule and --skip');
  if (options.fixMode !== undefined && configs.includes('-'))
    throw new UsageError('fixes are for files: standard input has none');
  // The file is none of the user's containers, so root has nothing to grant for it.
  if (options.fixMode !== undefined && configs.length > 0 && scope.users.length > 0)
    throw new UsageError('--config with --user judges a file for a user: fix it without --user');
  if (unsafe && options.fixMode !== 'dry-run' && !acceptsUnsafe(options))
    throw new UsageError(tooWide(options));
  return options;
};

/** Of which no verdict comes, or of which the next run is another. */
const isPartial = ({ fixMode, configs, rules, skip }: LintOptions): boolean =>
  fixMode !== undefined || configs.length > 0 || rules.length > 0 || skip.length > 0;

/**
 * No container has a slash in its name, so that one is a file. Behind `--config` all names are files: a shell, or pre-commit,
 * puts many there.
 */
function namedFiles(names: readonly string[], configs: readonly string[]) {
  const areFiles = configs.length > 0 || names.some((name) => name.includes('/'));
  if (!areFiles) return { containers: names, configs };
  const files = [...configs.filter((config) => config !== everyName), ...names];
  if (files.length === 0) throw new UsageError('--config needs a value');
  return { containers: [], configs: files };
}

/** A host has one LXC, and a fix is for one. */
function severalVersions(args: LintArgs, configs: readonly string[]): Version[] {
  const [first, ...others] = versionsIn(args);
  if (first === undefined || others.length === 0) return [];
  if (configs.length === 0)
    throw new UsageError('--lxc-version takes several versions only with --config: name one');
  if (args.fix || args.fixScript)
    throw new UsageError('fixes are for one version of LXC: name one with --lxc-version');
  return [first, ...others];
}

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
