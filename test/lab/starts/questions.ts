import { readdirSync, readFileSync } from 'node:fs';
import { groupBy } from '../../../src/base/grouped.ts';
import { dice } from '../../support/dice.ts';

/** Lines at the end of a config that starts without them. */
export type Question = readonly string[];

/** Lines by key, so that a key with many situations does not crowd out the others. */
const byKey: string[][] = [
  ...groupBy(
    readFileSync(new URL('lines.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter(Boolean),
    (line) => /^[^ =]+/.exec(line)?.[0] ?? '',
  ).values(),
];

/** As many questions as wished, of one to four lines each; some of them with another number than was seen. */
export function draw(count: number, seed: number): Question[] {
  const roll = dice(seed);
  const one = <T>(all: readonly T[]): T => all[roll(all.length)] as T;
  const line = (): string => {
    const seen = one(one(byKey));
    return roll(8) === 0 ? seen.replace(/\d+$/, (number) => `${roll(2) * Number(number) + roll(99)}`) : seen;
  };
  return Array.from({ length: count }, () => Array.from({ length: 1 + roll(2) * roll(4) }, line));
}

/** The configs that nine releases of liblxc were asked about. An environment variable, in which they travel, holds no NUL. */
export const ofCorpus = (): Question[] =>
  readdirSync(cases)
    .sort()
    .map((name) => readFileSync(new URL(name, cases), 'utf8'))
    .filter((text) => text !== '' && !text.includes('\0'))
    .map((text) => text.replace(/\n$/, '').replaceAll('@INC@', '/srv/inc').split('\n'));

const cases = new URL('../../corpus/cases/', import.meta.url);

/** What is left of a question when lines are taken out of it: what a disagreement is narrowed down with. */
export function parts(question: Question): Question[] {
  if (question.length > 6) return [];
  const all = Array.from({ length: 2 ** question.length - 2 }, (_, index) =>
    question.filter((_line, at) => ((index + 1) & (1 << at)) !== 0),
  );
  return all.sort((a, b) => a.length - b.length);
}
