import { formatNames, formats } from '../report/formats/index.ts';

// What `--help` says beside the options themselves.

const widest = Math.max(...formatNames.map(({ length }) => length));

export const formatList = `Formats:
${formatNames.map((name) => `  ${name.padEnd(widest)}  ${formats[name].describe}`).join('\n')}`;

export const exitCodes = `Exit codes:
  0  no finding at or above --fail-on
  1  findings at or above --fail-on
  2  error in the command line or configuration: unknown option, rule, container or process, unreadable file, or one that is no config
  3  a verdict is unknown, nothing could be checked or printed, or root named no user where others have subordinate IDs, and no finding decided 1
  4  a fix or an undo failed or was refused

Of compare: 0 where nothing differs, 1 where something does, 2 for an error in the command line.`;

export const namedLikeCommand =
  'A container that is named like a command, such as `rules`, goes after two dashes: lxc-lint -- rules';

/** The options of `lint` by what they are for, as `--help` lists them. */
export const optionGroups: Readonly<Record<string, readonly string[]>> = {
  'What to lint:': ['user', 'all-users', 'config', 'root', 'snapshot', 'lxc-version', 'pid'],
  'How to judge:': ['rule', 'skip', 'baseline', 'fail-on', 'strict'],
  'What to do about it:': ['fix', 'dry-run', 'unsafe', 'fix-script'],
  'What to print:': ['format', 'output', 'remember', 'severity', 'quiet', 'verbose', 'color'],
};
