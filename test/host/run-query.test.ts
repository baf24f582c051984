import { chmodSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ask } from '../../src/host/run-query.ts';
import { NoReply } from '../../src/host/silence.ts';
import { put, temporary } from '../support/temporary.ts';

// What a program that was stopped, or that does not exist, is told apart from.

const caller = { name: 'lxcuser-test', uid: 1001, gid: 1001, groups: [], env: {} };

/** What is asked of a program while timeout(1) ends like this at once. */
function askWhileTimeoutEnds(status: number, argv: readonly [string, ...string[]]) {
  const directory = temporary();
  chmodSync(put(join(directory, 'timeout'), `#!/bin/sh\nexit ${status}\n`), 0o755);
  const { PATH } = process.env;
  process.env['PATH'] = `${directory}${delimiter}${PATH}`;
  try {
    return ask(argv, caller);
  } finally {
    process.env['PATH'] = PATH;
  }
}

test('what timeout(1) had to kill gave no answer', () => {
  assert.throws(
    () => askWhileTimeoutEnds(137, ['getfacl', '/']),
    (error: unknown) => error instanceof NoReply,
  );
});

test('what timeout(1) did not find does not exist', () => {
  assert.is(askWhileTimeoutEnds(127, ['getfacl', '/']), undefined);
});

test('another program may end with the same numbers', () => {
  for (const status of [127, 137])
    assert.equal(askWhileTimeoutEnds(0, ['sh', '-c', `exit ${status}`]), { status, out: '' });
});

test('a program that does not exist gives no answer', () => {
  assert.is(ask(['lxc-lint-no-such-program'], caller), undefined);
});

test.run();
