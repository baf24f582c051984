import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { forcedColor, isAscii } from '../../src/cli/terminal.ts';
import { lintFixture, loadFixture, run } from '../support/fixture.ts';
import { failing, lintWith, snapshotWith, warned } from '../support/machine.ts';
import { program, shell } from '../support/program.ts';
import { assertValidReport } from '../support/valid-report.ts';

// What goes where: results to standard output, talk to standard error, colours only to whom they mean something.

const colour = /\x1b\[/;

type Row = readonly [
  name: string,
  args: string,
  io: { terminal: boolean; plain: boolean; forced?: boolean },
  coloured: boolean,
];

const colours: readonly Row[] = [
  ['a terminal', '', { terminal: true, plain: false }, true],
  ['a pipe', '', { terminal: false, plain: false }, false],
  ['NO_COLOR on a terminal', '', { terminal: true, plain: true }, false],
  ['--color always beats NO_COLOR', '--color always', { terminal: true, plain: true }, true],
  ['--color always into a pipe', '--color always', { terminal: false, plain: true }, true],
  ['--color never on a terminal', '--color never', { terminal: true, plain: false }, false],
  ['FORCE_COLOR into a pipe', '', { terminal: false, plain: true, forced: true }, true],
  ['FORCE_COLOR=0 on a terminal', '', { terminal: true, plain: false, forced: false }, false],
  ['--color never beats FORCE_COLOR', '--color never', { terminal: true, plain: false, forced: true }, false],
  ['JSON never has any', '--color always --format json', { terminal: true, plain: false }, false],
];

for (const [name, args, io, coloured] of colours)
  test(name, async () => {
    const { out } = await lintWith(warned, args.split(' ').filter(Boolean), io);
    assert.is(colour.test(out), coloured);
  });

test('a locale without UTF-8 gets ASCII, in lines that are no longer', async () => {
  const odd =
    '-- edit /home/lxcuser-test/.local/share/lxc/test/config --\n- lxc.uts.name = test\n+ lxc.uts.nàme = test\n';
  const { out } = await lintWith(odd, [], { ascii: true });
  assert.match(out, /^x test will not start/m);
  assert.match(out, ' | lxc.uts.n\\xe0me');
  assert.not.match(out, /[^\n -~]/);
  const plain = (await lintWith(failing, [], { ascii: true })).out;
  assert.ok(plain.split('\n').every((row) => row.length <= 80));
});

test('JSON has the letters that it had', async () => {
  const { out } = await lintWith('-- /proc/sys/kernel/hostname --\nhäuschen\n', ['--format', 'json'], {
    ascii: true,
  });
  assert.is(JSON.parse(out).run.host, 'häuschen');
});

for (const [env, ascii] of [
  [{ LANG: 'de_DE.UTF-8' }, false],
  [{ LANG: 'C.utf8' }, false],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C' }, true],
  [{ LANG: 'C', LC_CTYPE: 'de_DE.UTF-8' }, false],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: '' }, false],
  [{}, true],
] as const)
  test(`${JSON.stringify(env)} is a locale with ${ascii ? 'ASCII' : 'UTF-8'}`, () =>
    assert.is(isAscii(env), ascii));

test('FORCE_COLOR says yes, no or nothing', () =>
  assert.equal(
    ['1', 'true', '0', 'false', '', undefined].map((FORCE_COLOR) => forcedColor({ FORCE_COLOR })),
    [true, true, false, false, undefined, undefined],
  ));

test('what a fix takes away is red, and what it puts there is green', async () => {
  const broken = await loadFixture('fixtures/hosts/broken.txt');
  const { out } = await lintFixture(broken, ['--color', 'always']);
  assert.match(out, '\x1b[31m- lxc.idmap');
  assert.match(out, '\x1b[32m+ lxc.idmap');
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
  ['root without sudo', '', [], /for those of lxcuser-test: lxc-lint --user lxcuser-test\n$/],
  [
    'root through sudo',
    'SUDO_USER=bob\n',
    [],
    /for those of bob: lxc-lint --user bob\n.*IDs.*: lxcuser-test\n$/,
  ],
  [
    'root, where nobody has subordinate IDs',
    '\n-- /etc/subuid --\n\n-- /etc/subgid --\n',
    [],
    /for those of a user: lxc-lint --user NAME\n$/,
  ],
  ['a hostile name', 'SUDO_USER="\\u001b[2J"\n', [], /for those of \\x1b\[2J/],
  ['with --user', 'SUDO_USER=bob\n', ['--user', 'lxcuser-test'], /^$/],
] as const)
  test(`the hint for ${name}`, async () => {
    assert.match((await lintWith(`-- caller root 0:0 --\n${sections}`, args)).err, hint);
  });

for (const [args, code] of [
  [[], 3],
  [['--user', 'lxcuser-test'], 0],
  [['--all-users'], 0],
] as const)
  test(`root on a host of other users, \`${args.join(' ')}\`: exit ${code}`, async () => {
    const root = '-- caller root 0:0 --\n-- list /var/lib/lxc --\n';
    const said = await lintWith(root, ['--rule', 'subid-syntax', ...args]);
    assert.is(said.code, code, said.out);
  });

const config = '/home/lxcuser-test/.local/share/lxc/test/config';
const evil = '\x1b[2J\x07\x9b31m\u202e\u200b\udce9 é';
const hostile = `-- ${config} --\n# ${evil}\nlxc.utsname = ${evil}\n`;
const obeyed = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202e\udc80-\udcff]/;

for (const [what, argv] of [
  ['a script', ['--snapshot', '-', '--fix-script']],
  ['a snapshot', ['snapshot', '--snapshot', '-']],
] as const)
  test(`${what} is exact in a file, and shows what a terminal would obey`, async () => {
    const io = { read: async () => snapshotWith(hostile) };
    assert.match((await run(argv, { ...io, terminal: false })).out, `lxc.utsname = ${evil}\n`);
    const { out } = await run(argv, { ...io, terminal: true });
    assert.not.match(out, obeyed);
    assert.match(out, 'lxc.utsname = \\x1b[2J\\x07\\x9b31m\\u202e\\u200b\\xe9 é\n');
  });

test('JSON escapes what a terminal would obey, and still says it', async () => {
  const { out } = await lintWith(hostile, ['--format', 'json']);
  assert.not.match(out, obeyed);
  assert.match(out, /\\u009b31m\\u202e/);
  assert.match(JSON.stringify(JSON.parse(out)), '\x9b31m\u202e');
});

for (const [what, sections, redirected, code, err] of [
  [
    'what is well',
    '',
    '> /dev/full',
    3,
    'lxc-lint: standard output: no space is left on the disk: any fixes were made, but could not be reported\n',
  ],
  [
    'what is found',
    failing,
    '> /dev/full',
    1,
    'lxc-lint: standard output: no space is left on the disk: any fixes were made, but could not be reported\n',
  ],
  ['neither', '', '> /dev/full 2> /dev/full', 3, ''],
] as const)
  test(`${what}, on a disk that is full`, async () => {
    const words = ['node', '--import', 'tsx', 'src/bin.ts', '--snapshot', '-'];
    const said = await shell(`"$@" ${redirected}`, words, { input: snapshotWith(sections) });
    assert.equal(said, { code, out: '', err });
  });

for (const reader of ['true', 'head -1'])
  test(`\`lxc-lint | ${reader}\` ends as it would have`, async () => {
    const script = `"$@" | ${reader} > /dev/null; exit "\${PIPESTATUS[0]}"`;
    const words = ['node', 'dist/lxc-lint.cjs', 'rules', '--format', 'json'];
    assert.equal(await shell(script, words), { code: 0, out: '', err: '' });
  });

test.run();
