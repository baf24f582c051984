import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { timeForEach } from '../../src/executor/time-for-each.ts';
import { Refused } from '../../src/fix/refused.ts';

// What its user stops is stopped once, and not for each of his containers.

const [one, other] = [
  { name: 'one', uid: 1, gid: 1 },
  { name: 'other', uid: 2, gid: 2 },
];
const sleep = (time: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time);

test('an account has its own time, and when that is over nothing more is done for it', () => {
  const within = timeForEach(50);
  for (let turn = 0; turn < 20; turn += 1)
    assert.is(
      within(one, () => turn),
      turn,
    );
  assert.throws(() =>
    timeForEach(50)(one, () => {
      throw new RangeError('what is thrown goes on');
    }),
  );
  const hasty = timeForEach(50);
  hasty(one, () => sleep(250));
  assert.throws(
    () => hasty(one, () => 1),
    (error: unknown) => error instanceof Refused && /one took too long/.test(error.message),
  );
  assert.is(
    hasty(other, () => 1),
    1,
  );
});

test.run();
