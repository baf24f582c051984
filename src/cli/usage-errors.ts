import { didYouMean } from '../base/did-you-mean.ts';
import { optionNames, UsageError } from '../run/options.ts';

// Mistakes that yargs accepts, and better messages for those that it rejects.

const single = [
  'root',
  'baseline',
  'snapshot',
  'lxc-version',
  'pid',
  'format',
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
  const twice = single.find((name) => Array.isArray(args[name]));
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
  const [, name, given, choices] = /^ *Argument: (\S+), Given: (.*), Choices: (.*)$/m.exec(message) ?? [];
  if (name !== undefined) return `${name} cannot be ${given}: choose from ${choices}`;
  return `${message.charAt(0).toLowerCase()}${message.slice(1)}`.replace(/\s+/g, ' ');
}

function unknownWord(name: string, words: readonly string[]): string {
  const word = words.find((each) => each.startsWith('-') && isAbout(each, name));
  if (word === undefined) return `${name} is one argument too many`;
  if (optionNames.some((each) => each === name)) return `--${name} means nothing to this command`;
  return `unknown option ${word.split('=')[0]}${didYouMean(name, optionNames, '--')}`;
}

/** `--name`, `--name=value`, or one of the letters after a single dash. */
const isAbout = (word: string, name: string): boolean =>
  word.split('=')[0] === `--${name}` || (/^-[^-]/.test(word) && name.length === 1 && word.includes(name));
