import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatNames } from '../../src/report/formats/index.ts';
import type { Io } from '../../src/run/io.ts';
import { UsageError } from '../../src/run/options.ts';
import { run } from '../support/fixture.ts';
import { failing, hidden, lintWith, snapshotWith, warned } from '../support/machine.ts';
import { assertValidReport } from '../support/valid-report.ts';

// Several formats at once, each in its place, and how the program ends where one of them is that of a plugin.

interface Written {
  readonly text: string;
  readonly mode: number | undefined;
}

/** What goes to files, by their names. */
function files(): { readonly written: Map<string, Written>; readonly io: Partial<Io> } {
  const written = new Map<string, Written>();
  return { written, io: { write: (path, text, mode) => void written.set(path, { text, mode }) } };
}

test('--format NAME:FILE is written beside what is printed', async () => {
  const { written, io } = files();
  const words = '--format pretty --format json:a.json --format prometheus:b:c.prom'.split(' ');
  const { code, out, err } = await lintWith(failing, words, io);
  assert.equal([code, err, [...written.keys()]], [1, '', ['a.json', 'b:c.prom']]);
  assert.match(out, /^✖ test will not start/);
  assertValidReport(JSON.parse(written.get('a.json')?.text ?? ''));
  assert.match(written.get('b:c.prom')?.text ?? '', /^# HELP lxc_lint_/);
  assert.equal(
    [...written.values()].map(({ mode }) => mode),
    [undefined, 0o644],
  );
});

test('--output takes what would be printed', async () => {
  const { written, io } = files();
  const { out } = await lintWith('', ['--output', 'report.txt', '--color', 'always'], io);
  assert.is(out, '');
  const { text = '' } = written.get('report.txt') ?? {};
  assert.match(text, /^✔ test will start/);
  assert.not.match(text, '\x1b');
});

test('where all go to files, nothing is printed', async () => {
  const { written, io } = files();
  assert.is((await lintWith('', ['--format', 'tap:x'], io)).out, '');
  assert.is(written.size, 1);
});

for (const [machine, code, said] of [
  ['', 3, 0],
  [failing, 1, 2],
] as const)
  test(`a file that cannot be written makes ${code} of ${machine === '' ? 'a good result' : 'a bad one'}`, async () => {
    const write = (path: string) => {
      throw new UsageError(`cannot write ${path}: why`);
    };
    const lost = await lintWith(machine, ['--format', 'json:x'], { write });
    assert.equal([lost.code, lost.err], [code, 'lxc-lint: cannot write x: why\n']);
    const plugin = await lintWith(machine, ['--format', 'nagios', '--format', 'json:x'], { write });
    assert.is(plugin.code, said === 0 ? 3 : said);
  });

const states: readonly (readonly [
  name: string,
  machine: string,
  args: string,
  code: number,
  state: string,
])[] = [
  ['healthy', '', '', 0, 'OK'],
  ['a warning', warned, '', 1, 'WARNING'],
  ['a warning that does not count', warned, '--fail-on error', 0, 'OK'],
  ['an error', failing, '', 2, 'CRITICAL'],
  ['an error that does not count', failing, '--fail-on none', 0, 'OK'],
  ['a verdict that is unknown', hidden, '', 3, 'UNKNOWN'],
  ['an error and a warning', failing + warned, '', 2, 'CRITICAL'],
  ['a warning and an unknown verdict', hidden + warned, '', 1, 'WARNING'],
  ['no such container', '', 'toast', 3, 'UNKNOWN'],
  ['no such option', '', '--fromat', 3, 'UNKNOWN'],
];

for (const [name, machine, args, code, state] of states)
  test(`nagios: ${name}`, async () => {
    const said = await lintWith(machine, ['--format', 'nagios', ...args.split(' ').filter(Boolean)]);
    assert.is(said.code, code, said.out);
    assert.match(said.out, new RegExp(`^LXCLINT ${state} - `));
    assert.is(said.err, '');
  });

test('a report of nagios in a file does not make a plugin of the program', async () => {
  const { io } = files();
  assert.is((await lintWith(failing, ['--format', 'nagios', '--output', 'x'], io)).code, 1);
  assert.is((await lintWith(failing, ['--format', 'nagios:x'], io)).code, 1);
});

/** A config on its own, in a repository. */
const loose = (format: string, config: string) =>
  run(['--snapshot', '-', '--lxc-version', '5.0', '--config', '/srv/repo/conf/web', '--format', format], {
    read: async () => snapshotWith(config),
    cwd: '/srv/repo',
  });

const ownConfig = `-- /srv/repo/conf/web --
lxc.foo = 1
-- stat --
file 1001:1001 0644 /srv/repo/conf/web
`;

test('a file on its own is named as its repository has it', async () => {
  assert.match((await loose('github', ownConfig)).out, /^::error file=conf\/web,line=1/m);
  const [{ results }] = JSON.parse((await loose('sarif', ownConfig)).out).runs;
  assert.equal(results[0].locations[0].physicalLocation.artifactLocation, {
    uri: 'conf/web',
    uriBaseId: 'SRCROOT',
  });
});

for (const format of formatNames.filter((each) => each !== 'prometheus'))
  test(`${format}: a config that could not be read is not passed over`, async () => {
    const { code, out } = await loose(format, '');
    assert.is(code, 3);
    assert.match(out.replaceAll('\\/', '/'), /not recorded/);
  });

test.run();
