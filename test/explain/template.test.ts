import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { comparable, filled, templateOf } from '../../src/lxc/log/template.ts';

const fill = (line: string, message: string, within = false) =>
  filled(templateOf(line), comparable(message), within)?.map(([begin, end]) => message.slice(begin, end));

test('a line without gaps is itself, whatever its case, quotes and full stop', () => {
  assert.equal(fill('Quota reached', 'quota reached.'), []);
  assert.equal(fill('Couldn\'t find "x"', 'Couldn’t find ‘x’'), []);
  assert.is(fill('Quota reached', 'Quota reached by all'), undefined);
});

test('gaps are filled from the left, and the last piece ends the message', () => {
  assert.equal(fill('Failed to mount "{}" on "{}"', 'Failed to mount "/a" on "/b"'), ['/a', '/b']);
  assert.equal(fill('{} - Failed to open "{}"', 'x - Failed to open "/a"'), ['x', '/a']);
  assert.is(fill('Failed to mount "{}" on "{}"', 'Failed to mount "/a" on "/b" again'), undefined);
});

test('a gap may be empty, and go to the end', () => {
  assert.equal(fill('Failed to open{}', 'Failed to open'), ['']);
  assert.equal(fill('Failed to open{}', 'Failed to open "/a"'), [' "/a"']);
});

test('pieces do not overlap', () => {
  assert.is(fill('aba{}aba', 'ababa'), undefined);
  assert.equal(fill('aba{}aba', 'abaaba'), ['']);
});

test('within other words', () => {
  assert.equal(fill('Quota reached', 'it says Quota reached all the time', true), []);
  assert.equal(fill('range [{}-{}) not', 'a range [1-2) not b', true), ['1', '2']);
});

test('what differs only in blanks at the end is the same', () => {
  assert.is(comparable('Failed.  '), comparable('failed'));
});

test.run();
