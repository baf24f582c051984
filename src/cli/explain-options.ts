import type { Color, ExplainOptions, ListFormat } from '../run/options.ts';
import { type ScopeArgs, sourceOf } from './scoped.ts';

interface ExplainArgs extends Pick<ScopeArgs, 'user' | 'root' | 'snapshot'> {
  about: string[];
  noHost: boolean;
  format: ListFormat;
  color: Color;
}

/** Standard input, in a form that yargs hands on: it drops a lone dash of a command. */
const input = '/dev/stdin';

/** The words of `explain` as yargs is to see them; the dash of `--snapshot -` is an option's value. */
export const withInput = (words: readonly string[]): readonly string[] =>
  words.includes('explain')
    ? words.map((word, index) => (word === '-' && words[index - 1] !== '--snapshot' ? input : word))
    : words;

export const explainOptionsFrom = (
  { about, user, noHost, format, color, ...args }: ExplainArgs,
  run: readonly string[],
): ExplainOptions => ({
  command: 'explain',
  about: about.map((word) => (word === input ? '-' : word)),
  run,
  source: sourceOf(args),
  users: user,
  look: !noHost,
  format,
  color,
});
