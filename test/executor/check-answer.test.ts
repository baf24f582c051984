import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { priorStateIn, revertResultIn } from '../../src/executor/check-answer.ts';
import type { PriorState } from '../../src/fix/executor-port.ts';
import type { Change } from '../../src/fix/plan.ts';
import { Refused } from '../../src/fix/refused.ts';

// What a deputy says of a change may be its user's words.

const base64 = (text: string) => Buffer.from(text).toString('base64');
const path = '/home/u/.config/lxc/default.conf';
const edits: Change = {
  do: 'edits',
  by: 'u',
  path,
  edits: [{ do: 'edit', by: 'u', path, line: 1, before: ['a'], after: ['b'] }],
};
const mode: Change = { do: 'mode', by: 'u', path, before: 0o600, after: 0o644 };
const owner: Change = { do: 'owner', by: 'u', path, before: { uid: 1, gid: 2 }, after: { uid: 3, gid: 4 } };
const acl: Change = { do: 'acl', by: 'u', path, entry: 'u:624288', before: null, after: '--x' };

test('what was there is what the change was made for', () => {
  const honest: readonly (readonly [Change, PriorState])[] = [
    [edits, { is: 'file', bytes: base64('a\n'), made: [] }],
    [mode, { is: 'mode', mode: 0o600 }],
    [owner, { is: 'owner', uid: 1, gid: 2, mode: 0o755 }],
    [acl, { is: 'acl', list: 'user::rwx\n' }],
  ];
  for (const [change, was] of honest) assert.equal(priorStateIn(change, 'a\n', was), was);
});

test('anything else is refused', () => {
  const words: readonly (readonly [Change, unknown])[] = [
    [edits, { is: 'file', bytes: base64('other'), made: [] }],
    [edits, { is: 'file', bytes: null, made: [] }],
    [edits, { is: 'file', bytes: 7, made: [] }],
    [edits, { is: 'file', bytes: base64('a\n'), made: ['/etc'] }],
    [edits, { is: 'file', bytes: base64('a\n'), made: [null] }],
    [edits, { is: 'file', bytes: base64('a\n'), made: 'home' }],
    [mode, { is: 'mode', mode: 0o4755 }],
    [mode, { is: 'mode', mode: '384' }],
    [owner, { is: 'owner', uid: 0, gid: 2, mode: 0o755 }],
    [owner, { is: 'owner', uid: 1, gid: 2, mode: Number.NaN }],
    [acl, { is: 'acl', list: ['user::rwx'] }],
    [acl, { is: 'acl', list: 'x'.repeat(1e6) }],
  ];
  for (const [change, was] of [...words, [edits, null], [mode, undefined], [acl, 'acl']] as const)
    assert.throws(
      () => priorStateIn(change, 'a\n', was),
      (error: unknown) => error instanceof Refused,
    );
});

test('a change is undone, was not done, or stays', () => {
  for (const each of ['undone', 'was-not-done', 'stays'] as const) assert.is(revertResultIn(each), each);
  for (const each of ['constructor', 'refused', null, 7, ['undone']])
    assert.throws(
      () => revertResultIn(each),
      (error: unknown) => error instanceof Refused,
    );
});

test.run();
