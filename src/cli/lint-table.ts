import { severities } from '../model/severity.ts';
import { colors, thresholds } from '../run/options.ts';

// The options of `lint`, as data: for yargs, and for plain-words.ts.

const list = { array: true, string: true, requiresArg: true, default: [] as string[] } as const;

/** Which host, and whose containers on it. Options that exclude each other have no default: yargs counts it as given. */
export const host = {
  user: {
    ...list,
    alias: 'u',
    nargs: 1,
    describe: 'Lint the containers of NAME (default: you); repeatable',
  },
  root: {
    string: true,
    requiresArg: true,
    describe: 'Lint the host below this directory, which is not running',
  },
  snapshot: {
    string: true,
    requiresArg: true,
    describe: 'Lint a host from its snapshot; - is standard input',
  },
} as const;

/** What to lint. */
export const scope = {
  'all-users': {
    boolean: true,
    default: false,
    describe: 'Lint the containers of every user with subordinate IDs',
  },
  'lxc-version': {
    string: true,
    requiresArg: true,
    describe:
      'Check against this version of LXC (default: the installed one); with --config several: 5.0,6.0.4',
  },
  pid: {
    number: true,
    requiresArg: true,
    describe: "Check this process's cgroups instead of the session's",
  },
} as const;

/** How to report. */
const report = {
  format: {
    ...list,
    nargs: 1,
    describe: 'How to report, see below (default: pretty); NAME:FILE replaces a file with it; repeatable',
  },
  output: {
    string: true,
    requiresArg: true,
    describe: 'Replace this file with the report, instead of printing it',
  },
  remember: {
    string: true,
    requiresArg: true,
    describe: 'Keep here how each container last would start, and report what has changed since',
  },
} as const;

export const color = { choices: colors, default: 'auto', describe: 'Whether to use colour' } as const;

/** How to judge, and what to do about it. */
const judgement = {
  config: {
    ...list,
    alias: 'c',
    nargs: 1,
    describe:
      'Check config files, without the host around them: files, globs, directories, or - for standard input; with --user, as that user',
  },
  rule: {
    ...list,
    nargs: 1,
    describe: 'Apply only these rules, and give no verdict: ID,ID; repeatable',
  },
  skip: { ...list, nargs: 1, describe: 'Apply all rules but these: ID,ID; repeatable' },
  fix: {
    boolean: true,
    default: false,
    describe: 'Apply the safe fixes, lint again, and repeat until none is left',
  },
  'dry-run': {
    boolean: true,
    default: false,
    describe: 'With --fix: show all that it would do, in its order, and change nothing',
  },
  unsafe: {
    boolean: true,
    default: false,
    describe:
      'With --fix or --fix-script: also apply fixes that may be wrong or affect data; for one user, and a rule or container by name',
  },
  'fix-script': {
    boolean: true,
    default: false,
    describe: 'Print the safe fixes as a shell script to review and run',
  },
  baseline: {
    string: true,
    requiresArg: true,
    describe: 'Report only findings that are not in this earlier report (--format json)',
  },
  'fail-on': {
    choices: thresholds,
    describe: 'The lowest severity that makes the exit code 1; error if not given',
  },
  strict: {
    boolean: true,
    default: false,
    describe: 'Exit with 3 if anything could not be checked',
  },
  severity: {
    choices: severities,
    default: 'info',
    describe: 'Show only findings of this severity or above; the exit code does not change',
  },
  quiet: {
    boolean: true,
    alias: 'q',
    default: false,
    describe: 'Print the verdicts only, one line per container',
  },
  verbose: {
    boolean: true,
    alias: 'v',
    default: false,
    describe: 'Print also what passed, by stage, and a line for each container',
  },
} as const;

/** All options of `lint`, in the order of `--help`: as one. */
export const lintTable = { ...host, ...scope, ...report, color, ...judgement };
