import assert from 'node:assert/strict';
import { test } from 'uvu';
import { contradictions } from './agreement.ts';
import type { Fault, Oddity } from './fault.ts';
import type { Report } from './seen.ts';

const oddity: Oddity = { name: 'x', how: '', break: '' };
const inHisShell: Fault = { ...oddity, named: ['session', 'pam-session'], dies: true, fresh: true };

// What root says, and what the user says.
const rows: readonly [string, string, string, number][] = [
  ['the same', 'fails idmap', 'fails idmap', 0],
  ['the opposite', 'starts', 'fails idmap', 1],
  ['the same, for another reason', 'fails cgroup', 'fails idmap', 1],
  ['root sees less', 'unknown', 'fails idmap', 0],
  ['the user sees less', 'starts', 'unknown', 0],
  ['root cannot see the container', '', 'fails session', 0],
];

for (const [name, root, user, count] of rows)
  test(name, () => {
    assert.equal(contradictions(oddity, { root: report(root), user: report(user) }).length, count);
  });

test('a shell in which something is wrong is no fresh login', () => {
  const [starts, fails] = [report('starts'), report('fails session')];
  assert.deepEqual(contradictions(inHisShell, { root: starts, user: fails, login: starts }), []);
  assert.equal(contradictions(inHisShell, { root: starts, user: fails, login: fails }).length, 1);
});

test('what is no report contradicts nothing', () => {
  assert.deepEqual(contradictions(oddity, { root: 'TypeError: …', user: report('starts') }), []);
  assert.deepEqual(contradictions(oddity, { root: report('starts') }), []);
});

test.run();

function report(said: string): Report {
  const [verdict = '', stage = ''] = said.split(' ');
  return { containers: verdict === '' ? [] : [{ name: 'test', verdict, stage }], findings: [] };
}
