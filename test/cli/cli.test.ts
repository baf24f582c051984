import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { optionNames } from '../../src/run/option-names.ts';
import { run } from '../support/fixture.ts';
import { failing, hidden, lintWith, reportOn, strangers, warned } from '../support/machine.ts';

const machines = { healthy: '', warned, failing, hidden, strangers };

type Row = readonly [machine: keyof typeof machines, args: string, code: number];

const exits: readonly Row[] = [
  ['healthy', '', 0],
  ['healthy', 'test', 0],
  ['healthy', 'lint test', 0],
  ['healthy', '--quiet lint test', 0],
  ['healthy', '--all-users snapshot', 0],
  ['healthy', '--strict', 0],
  ['healthy', '--user lxcuser-test', 0],
  ['healthy', '--all-users', 0],
  ['healthy', '--lxc-version 4', 0],
  ['healthy', '--rule idmap', 0],
  ['healthy', '--quiet --quiet', 0],
  ['warned', '', 0],
  ['warned', '--fail-on warning', 1],
  ['warned', '--fail-on info', 1],
  ['warned', '--fail-on warning --skip clone-children', 0],
  ['failing', '', 1],
  ['failing', '--fail-on none', 0],
  ['failing', '--rule clone-children', 0],
  ['failing', '--skip idmap', 3],
  ['failing', '--skip clone-children', 1],
  ['healthy', '--skip idmap', 3],
  ['healthy', '--skip bridge-persistent', 0],
  ['failing', '--rule rootfs-owner', 3],
  ['hidden', '', 3],
  ['hidden', '--fail-on none', 3],
  ['hidden', '--all-users', 3],
  ['hidden', '--rule clone-children', 0],
  ['healthy', 'toast', 2],
  ['strangers', '--user ghost', 1],
  ['strangers', '--user ghost --fail-on none', 0],
];

for (const [machine, args, code] of exits) {
  test(`a ${machine} machine, \`${args}\`: exit ${code}`, async () => {
    const said = await lintWith(machines[machine], args.split(' ').filter(Boolean));
    assert.is(said.code, code, said.out + said.err);
  });
}

test('without --fail-on none, what could not be seen does not hide an error', async () => {
  assert.is((await lintWith(`${hidden}-- /etc/lxc/lxc-usernet --\n`)).code, 1);
});

test('--strict makes anything unseen count', async () => {
  const unseen = '-- denied /sys/fs/cgroup/cpuset/cgroup.clone_children --\nno\n';
  assert.is((await lintWith(unseen)).code, 0);
  assert.is((await lintWith(unseen, ['--strict'])).code, 3);
});

test('--help names every option, the exit codes, and examples', async () => {
  const { code, out, err } = await run(['--help']);
  const ofUndo = await run(['undo', '--help']);
  const ofExplain = await run(['explain', '--help']);
  const named = [...`${out}\n${ofUndo.out}\n${ofExplain.out}`.matchAll(/^ +(?:-\w, )?--([\w-]+)/gm)].map(
    ([, name]) => name,
  );
  assert.equal([code, err], [0, '']);
  assert.equal([...new Set(named)].sort(), [...optionNames].sort());
  assert.match(out, /Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 .*\n {5}.*\n {2}3 .*\n {5}.*\n {2}4 /);
  assert.ok(
    [out, ofUndo.out, ofExplain.out].every((page) => page.split('\n').every((row) => row.length <= 80)),
  );
  assert.match(out, 'lxc-lint --user lxcuser-test ');
});

for (const [short, long] of [
  ['-h', '--help'],
  ['-V', '--version'],
] as const)
  test(`${short} is ${long}`, async () => assert.equal(await run([short]), await run([long])));

test('--version', async () => {
  const { version } = await import('../../src/run/version.ts');
  assert.equal(await run(['--version']), { code: 0, out: `${version}\n`, err: '' });
});

test('--rule takes several rules with commas between them', async () => {
  const { outcomes } = await reportOn('', ['--rule', 'idmap,root-cgroup']);
  assert.equal(new Set(outcomes.map(({ rule }: { rule: string }) => rule)).size, 2);
});

test('rules', async () => {
  const { out } = await run(['rules']);
  assert.is(out.split('\n').length - 1, Object.keys(rules).length);
  const listed = JSON.parse((await run(['rules', '--format', 'json'])).out);
  assert.equal(listed.map(({ id }: { id: string }) => id).sort(), Object.keys(rules).sort());
});

for (const id of Object.keys(rules)) {
  test(`explain ${id}`, async () => {
    const { code, out } = await run(['explain', id]);
    assert.equal([code, out.startsWith(id)], [0, true]);
    assert.ok(out.includes('See'));
  });
}

test('--rule and --skip choose rules, and then nobody says that a container will start', async () => {
  const only = await reportOn('', ['--rule', 'idmap', '--rule', 'root-cgroup']);
  assert.equal([...new Set(only.outcomes.map(({ rule }: { rule: string }) => rule))].sort(), [
    'idmap',
    'root-cgroup',
  ]);
  const rest = await reportOn('', ['--skip', 'idmap']);
  assert.not.ok(rest.outcomes.some(({ rule }: { rule: string }) => rule === 'idmap'));
  assert.equal([only.containers[0].verdict, rest.containers[0].verdict], ['skipped', 'unknown']);
  assert.equal(rest.containers[0].reasons, ['the rule idmap is disabled']);
});

test('a user who does not exist is one error', async () => {
  const { findings } = await reportOn(strangers, ['--user', 'ghost']);
  assert.equal(
    findings.map(({ rule, message }: Record<string, string>) => [rule, message]),
    [['user-exists', 'the user ghost does not exist']],
  );
});

test('--all-users looks at everybody with subordinate ids', async () => {
  const { containers } = await reportOn('', ['--all-users']);
  assert.equal(
    containers.map(({ user, name }: Record<string, string>) => `${user}/${name}`),
    ['lxcuser-test/test'],
  );
});

test('--pid looks at the cgroups of that process', async () => {
  const roots = ['cpuset', 'memory', 'devices', 'systemd', 'unified'];
  const stats = roots.map((name) => `directory 0:0 0755 /sys/fs/cgroup/${name}\n`).join('');
  const process = `-- /proc/42/cgroup --\n4:cpuset:/\n3:memory:/\n2:devices:/\n1:name=systemd:/\n0::/\n-- stat --\n${stats}`;
  const found = async (args: string[]) =>
    (await reportOn(process, args)).findings.map(({ rule }: { rule: string }) => rule);
  assert.equal([await found([]), await found(['--pid', '42'])], [[], ['root-cgroup']]);
});

test('--lxc-version judges as that release would', async () => {
  const { findings, run } = await reportOn('', ['--lxc-version', '2.0']);
  assert.is(run.lxc, '2.0.11');
  assert.ok(findings.some(({ stage }: { stage: string }) => stage === 'config'));
});

test.run();
