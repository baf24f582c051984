import assert from 'node:assert/strict';
import { test } from 'uvu';
import { faults, oddities } from '../faults.ts';
import { possible, without } from './possible.ts';
import { draw, parts } from './questions.ts';

const all = possible('v1', undefined);

test('one question of five has a fault of the host', () => {
  const drawn = draw(100, 1, all);
  assert.equal(drawn.length, 100);
  assert.equal(drawn.filter(({ fault }) => fault).length, 20);
});

test('a seed draws the same again', () => {
  assert.deepEqual(draw(30, 7, all), draw(30, 7, all));
});

test('a question is narrowed down to less of its lines, and to no fault', () => {
  const [fault] = all;
  assert.ok(fault);
  assert.deepEqual(parts({ lines: ['a'], fault }), [{ lines: [] }, { lines: [], fault }, { lines: ['a'] }]);
  assert.deepEqual(parts({ lines: ['a'] }), [{ lines: [] }]);
});

test('a fault needs the layout and the Debian that it is for', () => {
  assert.ok(all.every(({ cgroup }) => cgroup !== 'v2'));
  assert.ok(!possible('v1', 'bullseye').some(({ name }) => name === 'subid-module-missing'));
});

test('what is left out exists', () => {
  const names = new Set([...faults, ...oddities].map(({ name }) => name));
  assert.deepEqual(
    without.filter((name) => !names.has(name)),
    [],
  );
});

test.run();
