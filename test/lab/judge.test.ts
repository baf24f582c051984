import assert from 'node:assert/strict';
import { test } from 'uvu';
import type { Fault, Oddity } from './fault.ts';
import { answers } from './faults/elsewhere.ts';
import { faults, oddities } from './faults.ts';
import { complaints } from './judge.ts';
import type { Report, Start } from './seen.ts';

const base = { name: 'x', how: '', break: '' };
const oddity: Oddity = base;
const deadly: Fault = { ...base, named: ['idmap', 'idmap'], or: ['rootfs', 'rootfs-owner'], dies: true };
const survived: Fault = { ...base, named: ['cgroup', 'clone-children'], dies: false };
const lacking: Fault = { ...survived, lost: 'true' };
const refused: Fault = { ...base, named: ['cgroup', 'attach-session'], dies: false, runs: true };
const inHisShell: Fault = { ...deadly, login: 'export HOME=/root', fresh: true };

const lives = start('RUNNING');
const outside: Start = { ...lives, attach: false };
const dies = start('STOPPED');
const starts = report('starts');
const warns = report('starts', ['warning', 'cgroup', 'clone-children']);
const fails = report('fails idmap', ['warning', 'install', 'other'], ['error', 'idmap', 'idmap']);
const refuses = report('running', ['warning', 'cgroup', 'attach-session']);
const unknown = report('unknown');

// What is wrong with the host, what lxc-start did, what lxc-lint said, and how many things are amiss with that.
const rows: readonly [string, Fault | Oddity, Start, Report | string | undefined, number][] = [
  ['nothing wrong, and nothing said', oddity, lives, starts, 0],
  ['a warning about nothing is no false alarm', oddity, lives, warns, 0],
  ['an error about nothing is one', oddity, lives, report('starts', ['error', 'idmap', 'idmap']), 2],
  ['a wrong verdict', oddity, lives, fails, 4],
  ['the right rule, first', deadly, dies, fails, 0],
  ['the other right rule', deadly, dies, report('fails rootfs', ['error', 'rootfs', 'rootfs-owner']), 0],
  [
    'another rule stands before it',
    deadly,
    dies,
    report('fails idmap', ['error', 'idmap', 'a'], ['error', 'idmap', 'idmap']),
    2,
  ],
  ['the right rule at another stage', deadly, dies, report('fails config', ['error', 'config', 'idmap']), 2],
  ['the right rule, and the wrong verdict', deadly, dies, report('starts', ['error', 'idmap', 'idmap']), 2],
  ['a container that cannot be seen', deadly, dies, report('', ['error', 'idmap', 'idmap']), 0],
  ['nobody noticed', deadly, dies, starts, 2],
  ['not knowing is no answer', deadly, dies, unknown, 2],
  ['unless it cannot be known by him', { ...deadly, unseen: 'user' }, dies, unknown, 1],
  ['LXC does not do as the table says', deadly, lives, fails, 1],
  ['survived, with a warning', survived, lives, warns, 0],
  ['survived, without a word', survived, lives, starts, 2],
  ['survived, and shown to lack it', lacking, { ...lives, lost: true }, warns, 0],
  ['survived, and nothing is missing', lacking, { ...lives, lost: false }, warns, 1],
  [
    'survived, and called deadly',
    survived,
    lives,
    report('fails cgroup', ['error', 'cgroup', 'clone-children']),
    6,
  ],
  ['refused while it runs', refused, outside, refuses, 0],
  ['refused, and taken for a start', refused, outside, warns, 4],
  ['called refused where lxc-attach gets in', refused, lives, refuses, 2],
  ['nothing wrong, and lxc-attach gets in', { ...oddity, runs: true }, lives, report('running'), 0],
  ['nothing wrong, and lxc-attach refused', { ...oddity, runs: true }, outside, report('running'), 1],
  ['a crash is no report', oddity, lives, 'TypeError: …', 2],
  ['no report at all', oddity, lives, undefined, 2],
];

for (const [name, fault, now, said, count] of rows)
  test(name, () => {
    const seen = said === undefined ? { now } : { now, root: said, user: said };
    assert.equal(complaints(fault, seen).length, count, complaints(fault, seen).join('\n'));
  });

test('what only his shell suffers from is for the user to be told', () => {
  assert.deepEqual(complaints(inHisShell, { now: dies, fresh: lives, root: starts, user: fails }), []);
  assert.equal(complaints(inHisShell, { now: dies, fresh: dies, root: fails, user: fails }).length, 3);
});

test('a user who does not exist has no shell to be asked in', () => {
  assert.deepEqual(complaints(deadly, { now: start('nobody to start it'), root: fails }), []);
});

test('a container that runs is running', () => {
  assert.deepEqual(
    complaints(oddity, { now: lives, root: starts, user: starts, running: report('running') }),
    [],
  );
  assert.equal(complaints(oddity, { now: lives, root: starts, user: starts, running: starts }).length, 1);
  const running = report('running', ['error', 'config', 'start-values']);
  assert.equal(complaints(oddity, { now: lives, root: starts, user: starts, running }).length, 1);
});

test('what is said of faults elsewhere is about faults that exist', () => {
  const names = new Set([...oddities, ...faults].map(({ name }) => name));
  const strangers = Object.values(answers).flatMap((rows) =>
    Object.keys(rows).filter((name) => !names.has(name)),
  );
  assert.deepEqual(strangers, []);
});

test.run();

function start(state: string): Start {
  return {
    lives: state === 'RUNNING',
    state,
    log:
      state === 'RUNNING' ? '' : 'lxc-start: x: conf.c: lxc_map_ids: 1 No mapping for container root found',
    stderr: '',
    errors: [],
    lost: undefined,
    attach: true,
    limit: true,
    links: '',
    cgroups: 9,
  };
}

function report(
  said: string,
  ...findings: readonly [severity: string, stage: string, rule: string][]
): Report {
  const [verdict = '', stage = ''] = said.split(' ');
  return {
    containers: verdict === '' ? [] : [{ name: 'test', verdict, stage }],
    findings: findings.map(([severity, stage, rule]) => ({ severity, stage, rule, message: '' })),
  };
}
