import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { freeRange } from '../../src/lxc/idrange.ts';

const taken = [
  { start: 112, count: 5 },
  { start: 100, count: 10 },
];

// [ids wanted from 100 to 200, where the first ones are]
const rows: [number, number | undefined][] = [
  [1, 110],
  [2, 110],
  [3, 117],
  [84, 117],
  [85, undefined],
];

for (const [count, start] of rows) {
  test(`${count} free ids`, () =>
    assert.equal(
      freeRange(taken, count, { min: 100, max: 200 }),
      start === undefined ? undefined : { start, count },
    ));
}

test.run();
