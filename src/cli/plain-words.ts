import { commandNames } from '../run/option-names.ts';
import type { LintOptions } from '../run/options.ts';
import { type LintArgs, lintOptionsFrom } from './lint-options.ts';
import { lintTable } from './lint-table.ts';
import { type ScopeArgs, scoped } from './scoped.ts';

/**
 * The options of a lint whose words leave no doubt, such as `--user NAME --format json web`; undefined for all others, which
 * yargs parses, which costs a fifth of what a run takes beyond a bare Node. Both read the same table, and test/cli/plain-words.test.ts
 * holds them together. Throws `UsageError` where options contradict each other.
 */
export function plainLint(words: readonly string[]): LintOptions | undefined {
  const args = argsIn(words);
  return args && lintOptionsFrom(scoped(args, []), args);
}

/** Under the names that yargs gives them. */
type Args = Record<string, boolean | string | string[] | undefined>;

function argsIn(words: readonly string[]): (ScopeArgs & LintArgs) | undefined {
  const args: Args = {};
  for (const [name, option] of options) args[camelCase(name)] = defaultOf(option);
  const container: string[] = [];
  const seen = new Set<string>();
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (isName(word)) container.push(word);
    else if (!takeOption(word, rest, args, seen)) return undefined;
  }
  if (seen.has('root') && seen.has('snapshot')) return undefined;
  // Sound: the table has each of these, and of the type that it says.
  return { ...args, container } as unknown as ScopeArgs & LintArgs;
}

function takeOption(word: string, rest: string[], args: Args, seen: Set<string>): boolean {
  const [name, option] = options.find(([name, option]) => isCalled(word, name, option)) ?? [];
  if (name === undefined || option === undefined) return false;
  const isList = 'array' in option;
  if (seen.has(name) && !isList) return false;
  seen.add(name);
  const key = camelCase(name);
  if ('boolean' in option) {
    args[key] = true;
    return true;
  }
  const value = rest.shift();
  if (value === undefined || !isPlain(value) || !fits(value, option)) return false;
  args[key] = isList ? [...(args[key] as string[]), value] : value;
  return true;
}

const isName = (word: string): boolean => isPlain(word) && !commandNames.some((each) => each === word);

type Option = (typeof lintTable)[keyof typeof lintTable];

const options = Object.entries(lintTable) as readonly (readonly [string, Option])[];

const isCalled = (word: string, name: string, option: Option): boolean =>
  word === `--${name}` || ('alias' in option && word === `-${option.alias}`);

const fits = (value: string, option: Option): boolean =>
  !('number' in option) && (!('choices' in option) || option.choices.some((each) => each === value));

function defaultOf(option: Option): boolean | string | string[] | undefined {
  if (!('default' in option)) return undefined;
  return 'array' in option ? [...option.default] : option.default;
}

/** Without a dash in front, quotes, or `=`, which mean something to yargs. */
const isPlain = (word: string): boolean => /^[\w./:,@+%~][\w./:,@+%~-]*$/.test(word);

const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
