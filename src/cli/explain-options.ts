import type { Color, ExplainOptions, ListFormat } from '../run/options.ts';
import { type ScopeArgs, sourceOf } from './scoped.ts';

interface ExplainArgs extends Pick<ScopeArgs, 'user' | 'root' | 'snapshot'> {
  about: string[];
  noHost: boolean;
  format: ListFormat;
  color: Color;
}

/** Standard input, in a form that yargs hands on: it drops a lone dash of a command, and of an option that is a list. */
const input = '/dev/stdin';

/** The words of `explain`, `compare` or `--config`, as yargs is to see them; the dash of `--snapshot -` is an option's value. */
export function withInput(words: readonly string[]): readonly string[] {
  const isText = words.includes('explain') || words.includes('compare');
  const isInput = (before = ''): boolean => (isText ? before !== '--snapshot' : isConfig(before));
  return words.map((word, index) => {
    if (word === '-' && isInput(words[index - 1])) return input;
    return isConfig(word) && /^-./.test(words[index + 1] ?? '') ? `--config=${everyName}` : word;
  });
}

const isConfig = (word: string): boolean => word === '--config' || word === '-c';

/** What `--config` has where another option follows it: then all names are files, as pre-commit puts them last. No file is called so. */
export const everyName = '\0';

/** The same words as they were. */
export const dashed = (words: readonly string[]): string[] =>
  words.map((word) => (word === input ? '-' : word));

export const explainOptionsFrom = (
  { about, user, noHost, format, color, ...args }: ExplainArgs,
  run: readonly string[],
): ExplainOptions => ({
  command: 'explain',
  about: dashed(about),
  run,
  source: sourceOf(args),
  users: user,
  look: !noHost,
  format,
  color,
});
