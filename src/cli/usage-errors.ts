import { didYouMean } from '../base/did-you-mean.ts';
import { commandNames, optionNames } from '../run/option-names.ts';
import { shells, UsageError } from '../run/options.ts';

// Mistakes that yargs accepts, and better messages for those that it rejects.

const single = [
  'root',
  'baseline',
  'snapshot',
  'lxc-version',
  'pid',
  'format',
  'output',
  'remember',
  'fail-on',
  'severity',
  'color',
] as const;
/** The boolean options of `lint`. */
export const lintSwitches = [
  'all-users',
  'dry-run',
  'fix',
  'fix-script',
  'quiet',
  'strict',
  'unsafe',
  'verbose',
] as const;
const switches = [...lintSwitches, 'list'] as const;

/**
 * Rejects repeated options, and switches with a value: yargs turns the one into a list and the other into
 * `false`.
 */
export function refuseUnusable(words: readonly string[], args: Readonly<Record<string, unknown>>): true {
  // Only a report has several formats at once.
  const isReport = 'rule' in args;
  const twice = single.find((name) => Array.isArray(args[name]) && !(isReport && name === 'format'));
  if (twice !== undefined) throw new UsageError(`--${twice} may be given only once`);
  const valued = switches.find((name) => words.some((word) => hasOddValue(word, name)));
  if (valued !== undefined) throw new UsageError(`--${valued} takes no value`);
  return true;
}

const hasOddValue = (word: string, name: string): boolean =>
  word.startsWith(`--${name}=`) && !/=(true|false)$/.test(word);

/** yargs suggests commands, but not options, and prints several lines. */
export function usageProblem(message: string, words: readonly string[]): string {
  const [, unknown] = /^Unknown arguments?: ([^,]+)/.exec(message) ?? [];
  if (unknown !== undefined) return unknownWord(unknown, words);
  const [, name = '', given, choices = ''] =
    /^ *Argument: (\S+), Given: (.*), Choices: (.*)$/m.exec(message) ?? [];
  if (given !== undefined) return `${named(name)} cannot be ${given}: choose from ${choices}`;
  const [, lonely] = /^Not enough arguments following: (\S+)/.exec(message) ?? [];
  if (lonely !== undefined) return `${named(lonely)} needs a value`;
  const [, one = '', other] = /^Arguments (\S+) and (\S+) are mutually exclusive/.exec(message) ?? [];
  if (other !== undefined) return `--${one} and --${other} exclude each other: choose one`;
  if (message.startsWith('Not enough non-option arguments')) return incomplete(words);
  return `${message.charAt(0).toLowerCase()}${message.slice(1)}`.replace(/\s+/g, ' ');
}

/** Of the only two commands with arguments that they cannot do without. */
const incomplete = (words: readonly string[]): string =>
  words.includes('compare')
    ? 'compare needs two snapshots, or two reports of --format json'
    : `completion needs the name of a shell: ${shells.slice(0, -1).join(', ')} or ${shells.at(-1)}`;

/** `--format`, `-u`, or `shell`, which is no option. */
function named(name: string): string {
  if (name.length === 1) return `-${name}`;
  return optionNames.some((each) => each === name) ? `--${name}` : name;
}

function unknownWord(name: string, words: readonly string[]): string {
  const word = words.find((each) => each.startsWith('-') && isAbout(each, name));
  if (word === undefined) return `${name} is one argument too many`;
  if (optionNames.some((each) => each === name)) return meaningless(name, words);
  return `unknown option ${word.split('=')[0]}${didYouMean(name, optionNames, '--')}`;
}

/** The command may be meant as the name of a container. */
function meaningless(name: string, words: readonly string[]): string {
  const command = commandNames.find((each) => words.includes(each));
  if (command === undefined) return `--${name} means nothing to this command`;
  return `--${name} means nothing to the command ${command}; a container of that name goes after two dashes: lxc-lint … -- ${command}`;
}

/** `--name`, `--name=value`, or one of the letters after a single dash. */
const isAbout = (word: string, name: string): boolean =>
  word.split('=')[0] === `--${name}` || (/^-[^-]/.test(word) && name.length === 1 && word.includes(name));
