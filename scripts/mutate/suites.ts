import fg from 'fast-glob';
import { stepsTo } from './reach.ts';

/** What measures time says little on a busy machine, and takes longest. */
const slow = ['test/laws/pattern-growth.test.ts', 'test/laws/rule-growth.test.ts'];

/** They hold most of what the program says. */
const fixtures = 'test/laws/fixtures.test.ts';

const all = (await fg('test/**/*.test.ts', { ignore: slow })).sort();

/** The test files that a change of this file can reach: those that are about it, the fixtures, and the others. */
export function suitesFor(file: string): string[] {
  const near = all.flatMap((suite) => {
    const steps = stepsTo(file, suite);
    return steps === undefined ? [] : [{ suite, steps: suite === fixtures ? 1.5 : steps }];
  });
  return near.sort((a, b) => a.steps - b.steps).map(({ suite }) => suite);
}

/** Those that start the built program. */
export const suitesOfBuilt = all.filter((suite) => stepsTo('test/support/program.ts', suite) !== undefined);
