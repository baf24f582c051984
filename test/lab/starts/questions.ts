import { readdirSync, readFileSync } from 'node:fs';
import { groupBy } from '../../../src/base/grouped.ts';
import { dice } from '../../support/dice.ts';
import type { Fault, Oddity } from '../fault.ts';

/** Whether a container starts whose config has these lines at its end, in a host with this fault, or with none. */
export interface Question {
  readonly lines: readonly string[];
  readonly fault?: Fault | Oddity;
}

/** Lines by key, so that a key with many situations does not crowd out the others. */
const byKey: string[][] = [
  ...groupBy(
    readFileSync(new URL('lines.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter(Boolean),
    (line) => /^[^ =]+/.exec(line)?.[0] ?? '',
  ).values(),
];

/** One question of five has a fault, which it shares with the four beside it: each fault takes a host of its own. */
const [together, apart] = [5, 25];

/** As many questions as wished, of one to four lines each; some of them with another number than was seen. */
export function draw(count: number, seed: number, faults: readonly (Fault | Oddity)[]): Question[] {
  const roll = dice(seed);
  const one = <T>(all: readonly T[]): T => all[roll(all.length)] as T;
  const line = (): string => {
    const seen = one(one(byKey));
    return roll(8) === 0 ? seen.replace(/\d+$/, (number) => `${roll(2) * Number(number) + roll(99)}`) : seen;
  };
  const lines = () => Array.from({ length: 1 + roll(2) * roll(4) }, line);
  return Array.from({ length: Math.ceil(count / apart) }, () => {
    const fault = one(faults);
    return Array.from({ length: apart }, (_, index) => ({
      lines: lines(),
      ...(index < together && { fault }),
    }));
  })
    .flat()
    .slice(0, count);
}

/** The configs that nine releases of liblxc were asked about. An environment variable, in which they travel, holds no NUL. */
export const ofCorpus = (): Question[] =>
  readdirSync(cases)
    .sort()
    .map((name) => readFileSync(new URL(name, cases), 'utf8'))
    .filter((text) => text !== '' && !text.includes('\0'))
    .map((text) => ({ lines: text.replace(/\n$/, '').replaceAll('@INC@', '/srv/inc').split('\n') }));

const cases = new URL('../../corpus/cases/', import.meta.url);

/** What is left of a question without its fault, some of its lines, or both: what a disagreement is narrowed down with. */
export function parts({ lines, fault }: Question): Question[] {
  const some = lines.length > 6 ? [lines] : subsets(lines);
  const all: Question[] = some.flatMap((left) => [
    { lines: left },
    ...(fault ? [{ lines: left, fault }] : []),
  ]);
  return all.filter((part) => part.lines.length < lines.length || part.fault !== fault);
}

const subsets = (lines: readonly string[]): string[][] =>
  Array.from({ length: 2 ** lines.length }, (_, index) =>
    lines.filter((_line, at) => (index & (1 << at)) !== 0),
  );
