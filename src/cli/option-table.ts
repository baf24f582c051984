import type { Argv } from 'yargs';
import { formats } from '../report/formats/index.ts';
import { colors, severities } from '../run/options.ts';

export const exitCodes = `Exit codes:
  0  no finding at or above --fail-on
  1  findings at or above --fail-on
  2  the command line or the configuration is wrong: an unknown option, rule or container, an unreadable file
  3  a verdict is unknown, or nothing could be looked at or written out, and no finding decided 1
  4  a fix, or what was to be undone, failed or was refused`;

/** Positional names of containers. */
export const nameList = { type: 'string', array: true, default: [] as string[] } as const;
const list = { array: true, string: true, requiresArg: true, default: [] as string[] } as const;

/** What is looked at. Options that exclude each other have no default: yargs counts a default as given. */
export const scopeOptions = <T>(y: Argv<T>) =>
  y
    .option('user', { ...list, alias: 'u', nargs: 1, describe: 'Whose containers (yours); may be repeated' })
    .option('all-users', { boolean: true, default: false, describe: 'Everybody who has subordinate ids' })
    .option('root', {
      string: true,
      requiresArg: true,
      describe: 'Look at the machine below this folder, which is not running',
    })
    .option('snapshot', {
      string: true,
      requiresArg: true,
      describe: 'Look at a machine that was written down; - is standard input',
    })
    .option('lxc-version', {
      string: true,
      requiresArg: true,
      describe: 'Judge as this version of LXC would (the installed one)',
    })
    .option('pid', {
      number: true,
      requiresArg: true,
      describe: "Look at this process's cgroups instead of the session's",
    })
    .conflicts('root', 'snapshot');

export const lintOptions = <T>(y: Argv<T>) =>
  colorOption(formatOption(y))
    .option('config', {
      ...list,
      alias: 'c',
      nargs: 1,
      describe: 'Judge this config file on its own; may be repeated, and a glob',
    })
    .option('rule', { ...list, nargs: 1, describe: 'Apply only this rule; may be repeated' })
    .option('skip', { ...list, nargs: 1, describe: 'Leave this rule out; may be repeated' })
    .option('fix', {
      boolean: true,
      default: false,
      describe: 'Carry out the safe fixes, look again, and go on until none is left',
    })
    .option('dry-run', {
      boolean: true,
      default: false,
      describe: 'With --fix: show them as a diff and commands, and change nothing',
    })
    .option('unsafe', {
      boolean: true,
      default: false,
      describe:
        "With --fix or --fix-script: the fixes too that need a person's word; for one user, and a rule or a container by name",
    })
    .option('fix-script', {
      boolean: true,
      default: false,
      describe: 'Print the safe fixes as a shell script, to be read and run',
    })
    .option('baseline', {
      string: true,
      requiresArg: true,
      describe: 'Findings that this earlier report has (--format json) are known: tell only of others',
    })
    .option('fail-on', {
      choices: severities,
      describe: 'The least severity that makes the exit code 1 (error)',
    })
    .option('strict', {
      boolean: true,
      default: false,
      describe: 'Anything that could not be looked at makes the exit code 3',
    })
    .option('quiet', { boolean: true, alias: 'q', default: false, describe: 'Print findings only' });

export const formatOption = <T>(y: Argv<T>) =>
  y.option('format', { choices: formats, default: 'pretty' as const, describe: 'How to report' });

export const colorOption = <T>(y: Argv<T>) =>
  y.option('color', { choices: colors, default: 'auto' as const, describe: 'Whether to use colour' });
