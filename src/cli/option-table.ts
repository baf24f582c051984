import type { Argv } from 'yargs';
import { severities } from '../model/severity.ts';
import { colors, listFormats, thresholds } from '../run/options.ts';

/** Positional names of containers. */
export const nameList = {
  type: 'string',
  array: true,
  default: [] as string[],
  describe: 'Only these containers (default: all)',
} as const;
const list = { array: true, string: true, requiresArg: true, default: [] as string[] } as const;

/** What to lint. Options that exclude each other have no default: yargs counts a default as given. */
export const scopeOptions = <T>(y: Argv<T>) =>
  hostOptions(y)
    .option('all-users', {
      boolean: true,
      default: false,
      describe: 'Lint the containers of every user with subordinate IDs',
    })
    .option('lxc-version', {
      string: true,
      requiresArg: true,
      describe:
        'Check against this version of LXC (default: the installed one); with --config several: 5.0,6.0.4',
    })
    .option('pid', {
      number: true,
      requiresArg: true,
      describe: "Check this process's cgroups instead of the session's",
    });

/** Which host, and whose containers on it. */
export const hostOptions = <T>(y: Argv<T>) =>
  y
    .option('user', {
      ...list,
      alias: 'u',
      nargs: 1,
      describe: 'Lint the containers of NAME (default: you); repeatable',
    })
    .option('root', {
      string: true,
      requiresArg: true,
      describe: 'Lint the host below this directory, which is not running',
    })
    .option('snapshot', {
      string: true,
      requiresArg: true,
      describe: 'Lint a host from its snapshot; - is standard input',
    })
    .conflicts('root', 'snapshot');

export const lintOptions = <T>(y: Argv<T>) =>
  colorOption(formatOption(y))
    .option('config', {
      ...list,
      alias: 'c',
      nargs: 1,
      describe:
        'Check config files, without the host around them: files, globs, directories, or - for standard input; with --user, as that user',
    })
    .option('rule', {
      ...list,
      nargs: 1,
      describe: 'Apply only these rules, and give no verdict: ID,ID; repeatable',
    })
    .option('skip', { ...list, nargs: 1, describe: 'Apply all rules but these: ID,ID; repeatable' })
    .option('fix', {
      boolean: true,
      default: false,
      describe: 'Apply the safe fixes, lint again, and repeat until none is left',
    })
    .option('dry-run', {
      boolean: true,
      default: false,
      describe: 'With --fix: show all that it would do, in its order, and change nothing',
    })
    .option('unsafe', {
      boolean: true,
      default: false,
      describe:
        'With --fix or --fix-script: also apply fixes that may be wrong or affect data; for one user, and a rule or container by name',
    })
    .option('fix-script', {
      boolean: true,
      default: false,
      describe: 'Print the safe fixes as a shell script to review and run',
    })
    .option('baseline', {
      string: true,
      requiresArg: true,
      describe: 'Report only findings that are not in this earlier report (--format json)',
    })
    .option('fail-on', {
      choices: thresholds,
      describe: 'The lowest severity that makes the exit code 1; error if not given',
    })
    .option('strict', {
      boolean: true,
      default: false,
      describe: 'Exit with 3 if anything could not be checked',
    })
    .option('severity', {
      choices: severities,
      default: 'info' as const,
      describe: 'Show only findings of this severity or above; the exit code does not change',
    })
    .option('quiet', {
      boolean: true,
      alias: 'q',
      default: false,
      describe: 'Print the verdicts only, one line per container',
    })
    .option('verbose', {
      boolean: true,
      alias: 'v',
      default: false,
      describe: 'Print also what passed, by stage, and a line for each container',
    });

const formatOption = <T>(y: Argv<T>) =>
  y
    .option('format', {
      ...list,
      nargs: 1,
      describe: 'How to report, see below (default: pretty); NAME:FILE replaces a file with it; repeatable',
    })
    .option('output', {
      string: true,
      requiresArg: true,
      describe: 'Replace this file with the report, instead of printing it',
    });

export const colorOption = <T>(y: Argv<T>) =>
  y.option('color', { choices: colors, default: 'auto' as const, describe: 'Whether to use colour' });

/** A list or an explanation is not a report, and has fewer formats. */
export const listFormatOption = <T>(y: Argv<T>) =>
  y.option('format', {
    choices: listFormats,
    default: 'pretty' as const,
    describe: 'For people, or for programs',
  });

export const undoOptions = <T>(y: Argv<T>) =>
  listFormatOption(colorOption(y))
    .option('list', { boolean: true, default: false, describe: 'Only list the runs' })
    .option('dry-run', { boolean: true, default: false, describe: 'Only show what would be reverted' });
