import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../support/fixture.ts';
import { lintWith, snapshotWith, warned } from '../support/machine.ts';
import { program, shell } from '../support/program.ts';
import { assertValidReport } from '../support/valid-report.ts';

// What goes where: results to standard output, talk to standard error, colours only to whom they mean something.

const colour = /\x1b\[/;

type Row = readonly [
  name: string,
  args: string,
  io: { terminal: boolean; plain: boolean },
  coloured: boolean,
];

const colours: readonly Row[] = [
  ['a terminal', '', { terminal: true, plain: false }, true],
  ['a pipe', '', { terminal: false, plain: false }, false],
  ['NO_COLOR on a terminal', '', { terminal: true, plain: true }, false],
  ['--color always beats NO_COLOR', '--color always', { terminal: true, plain: true }, true],
  ['--color always into a pipe', '--color always', { terminal: false, plain: true }, true],
  ['--color never on a terminal', '--color never', { terminal: true, plain: false }, false],
  ['JSON never has any', '--color always --format json', { terminal: true, plain: false }, false],
];

for (const [name, args, io, coloured] of colours)
  test(name, async () => {
    const { out } = await lintWith(warned, args.split(' ').filter(Boolean), io);
    assert.is(colour.test(out), coloured);
  });

for (const [argv, coloured] of [
  [['rules', '--color', 'always'], true],
  [['rules', '--color', 'always', '--format', 'json'], false],
  [['explain', 'idmap', '--color', 'always'], true],
  [['explain', 'idmap'], false],
] as const)
  test(argv.join(' '), async () => {
    assert.is(colour.test((await run(argv)).out), coloured);
  });

test('the process heeds NO_COLOR, reads standard input, and talks to standard error', async () => {
  const sudo = '-- caller root 0:0 --\nSUDO_USER=lxcuser-test\n-- list /var/lib/lxc --\n';
  const { out, err } = await program(['--snapshot', '-', '--format', 'json'], { input: snapshotWith(sudo) });
  assertValidReport(JSON.parse(out));
  assert.match(err, /for those of lxcuser-test: lxc-lint --user lxcuser-test\n/);
});

test('a machine format says nothing but its format', async () => {
  const { code, out, err } = await lintWith(warned, ['--format', 'json']);
  assertValidReport(JSON.parse(out));
  assert.equal([code, err, out.endsWith('}\n')], [0, '', true]);
});

for (const [name, sections, args, hint] of [
  ['root without sudo', '', [], /for a user’s: lxc-lint --user NAME/],
  ['root through sudo', 'SUDO_USER=bob\n', [], /for those of bob: lxc-lint --user bob\n/],
  ['a hostile name', 'SUDO_USER="\\u001b[2J"\n', [], /for those of \\x1b\[2J/],
  ['with --user', 'SUDO_USER=bob\n', ['--user', 'lxcuser-test'], /^$/],
] as const)
  test(`the hint for ${name}`, async () => {
    assert.match((await lintWith(`-- caller root 0:0 --\n${sections}`, args)).err, hint);
  });

for (const reader of ['true', 'head -1'])
  test(`\`lxc-lint | ${reader}\` ends as it would have`, async () => {
    const script = `"$@" | ${reader} > /dev/null; exit "\${PIPESTATUS[0]}"`;
    const words = ['node', 'dist/lxc-lint.cjs', 'rules', '--format', 'json'];
    assert.equal(await shell(script, words), { code: 0, out: '', err: '' });
  });

test.run();
