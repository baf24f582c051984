import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { applyEdits } from '../../src/fix/apply-edits.ts';
import { Refused } from '../../src/fix/refused.ts';
import type { EditLines } from '../../src/model/action.ts';

const edit = (line: number, before: string[], after: string[]): EditLines => ({
  do: 'edit',
  by: 'root',
  path: '/f',
  line,
  before,
  after,
});

/** A text, what is done to it, and what becomes of it. */
const cases: Readonly<Record<string, readonly [text: string, edits: readonly EditLines[], result: string]>> =
  {
    'a line gives way': ['a\nb\nc\n', [edit(2, ['b'], ['B'])], 'a\nB\nc\n'],
    'a line goes': ['a\nb\nc\n', [edit(2, ['b'], [])], 'a\nc\n'],
    'lines come': ['a\nb\n', [edit(2, [], ['x', 'y'])], 'a\nx\ny\nb\n'],
    'lines come at the end': ['a\n', [edit(2, [], ['x'])], 'a\nx\n'],
    'lines come behind a line that does not end': ['a', [edit(2, [], ['x'])], 'a\nx\n'],
    'lines come into an empty file': ['', [edit(1, [], ['x'])], 'x\n'],
    'a last line that does not end gives way, and does not end': ['a\nb', [edit(2, ['b'], ['B'])], 'a\nB'],
    'a last line that does not end goes': ['a\nb', [edit(2, ['b'], [])], 'a\n'],
    'a last line that does not end gives way to an empty one': ['a\nb', [edit(2, ['b'], [''])], 'a\n\n'],
    'all lines go': ['a\n', [edit(1, ['a'], [])], ''],
    'edits are aimed at the lines as they stand': [
      'a\nb\nc\n',
      [edit(1, ['a'], []), edit(3, ['c'], ['C']), edit(2, [], ['x'])],
      'x\nb\nC\n',
    ],
    'what comes before a line stands before what replaces it': [
      'a\nb\n',
      [edit(2, ['b'], ['B']), edit(2, [], ['x'])],
      'a\nx\nB\n',
    ],
    'what comes at one line comes in order': ['a\n', [edit(1, [], ['1']), edit(1, [], ['2'])], '1\n2\na\n'],
    'a carriage return belongs to the line': ['a\r\nb\r\n', [edit(1, ['a\r'], ['A\r'])], 'A\r\nb\r\n'],
    'bytes that are not UTF-8 stay': ['\udce9\na\n', [edit(2, ['a'], ['b'])], '\udce9\nb\n'],
  };

for (const [name, [text, edits, result]] of Object.entries(cases))
  test(name, () => assert.is(applyEdits(text, edits), result));

for (const [name, text] of Object.entries({ 'another line': 'a\nx\n', 'no such line': 'a\n', 'no text': '' }))
  test(`${name} where one is to give way is refused`, () =>
    assert.throws(
      () => applyEdits(text, [edit(2, ['b'], ['B'])]),
      (error: unknown) => error instanceof Refused,
    ));

test('lines beyond the end of a text have nowhere to go', () =>
  assert.throws(() => applyEdits('a\n', [edit(3, [], ['x'])])));

test.run();
