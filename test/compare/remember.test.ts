import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { keepIn } from '../../src/cli/keep-in.ts';
import { transcribe } from '../../src/host/snapshot/write.ts';
import type { Report } from '../../src/report/report.ts';
import { UsageError } from '../../src/run/options.ts';
import { parseWithEdits } from '../support/edit-sections.ts';
import { loadFixture, run, type Said } from '../support/fixture.ts';
import { failing, hidden, snapshotWith } from '../support/machine.ts';
import { temporary } from '../support/temporary.ts';
import { assertValidReport } from '../support/valid-report.ts';

// The last look with which a container would start is kept, and is what a later run compares with.

const asRoot = process.geteuid?.() === 0 ? test : test.skip;

const lintOf = (text: string, directory: string, ...more: string[]): Promise<Said> =>
  run(['--snapshot', '-', '--remember', directory, ...more], { read: async () => text, keep: keepIn });

async function reportOf(sections: string, directory: string): Promise<Report> {
  const report = JSON.parse((await lintOf(snapshotWith(sections), directory, '--format', 'json')).out);
  assertValidReport(report);
  return report;
}

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

test('a container that would start is kept, for its user alone, and can be compared', async () => {
  const kept = join(temporary(), 'started');
  const report = await reportOf('', kept);
  assert.equal(report.changed, []);
  const file = join(kept, 'lxcuser-test', 'test');
  assert.equal([mode(kept), mode(join(kept, 'lxcuser-test')), mode(file)], ['700', '700', '600']);
  const text = readFileSync(file, 'utf8');
  const said = await run(['compare', 'a', 'b'], {
    read: async (path) => (path === 'a' ? text : snapshotWith(failing)),
  });
  assert.match(said.out, /\/etc\/subuid {2}explains idmap/);
});

for (const [sections, verdict] of [
  [failing, 'fails'],
  [hidden, 'unknown'],
] as const)
  test(`the report says what has changed where the verdict is ${verdict}, and keeps the last good look`, async () => {
    const kept = temporary();
    chmodSync(kept, 0o700);
    await reportOf('', kept);
    const before = readFileSync(join(kept, 'lxcuser-test', 'test'), 'utf8');
    const { changed = [], containers } = await reportOf(sections, kept);
    assert.is(containers[0]?.verdict, verdict);
    const [only] = changed;
    assert.equal([only?.user, only?.name, only?.omitted], ['lxcuser-test', 'test', 0]);
    assert.match(only?.since ?? '', /^1970-01-01T00:00:00\.\d+Z$/);
    assert.is(only?.differences[0]?.path, '/etc/subuid');
    assert.is(readFileSync(join(kept, 'lxcuser-test', 'test'), 'utf8'), before);
    const { out } = await lintOf(snapshotWith(sections), kept);
    assert.match(
      out,
      /\nchanged since test of lxcuser-test would start \(1970-01-01 00:00 UTC\):\n\n {2}\/etc\/subuid/,
    );
  });

test('nothing is said to have changed where nothing is kept, or what is kept is no snapshot', async () => {
  const kept = temporary();
  chmodSync(kept, 0o700);
  assert.equal((await reportOf(failing, kept)).changed, []);
  mkdirSync(join(kept, 'lxcuser-test'), 0o700);
  writeFileSync(join(kept, 'lxcuser-test', 'test'), 'spoilt');
  assert.equal((await reportOf(failing, kept)).changed, []);
});

test('what is kept of a container that is gone is removed, and only where all were asked for', async () => {
  const kept = temporary();
  chmodSync(kept, 0o700);
  await reportOf('', kept);
  const folder = join(kept, 'lxcuser-test');
  writeFileSync(join(folder, 'gone'), 'text');
  await lintOf(snapshotWith(), kept, 'test');
  assert.equal(readdirSync(folder).sort(), ['gone', 'test']);
  await lintOf(snapshotWith(), kept);
  assert.equal(readdirSync(folder), ['test']);
});

const seenByRoot = (await loadFixture('fixtures/hosts/tutorial-root.txt')).answers;
const asRootOf = (sections: string): string =>
  transcribe(sections === '' ? seenByRoot : parseWithEdits(sections, seenByRoot).answers);

test('--all-users asks about those who are remembered as well, who may have lost their range', async () => {
  const kept = temporary();
  chmodSync(kept, 0o700);
  await lintOf(asRootOf(''), kept, '--all-users');
  assert.ok(existsSync(join(kept, 'lxcuser-test', 'test')));
  const lost =
    '-- edit /etc/subuid --\n- lxcuser-test:624288:65536\n-- edit /etc/subgid --\n- lxcuser-test:624288:65536\n';
  const { out } = await lintOf(asRootOf(lost), kept, '--all-users', '--format', 'json');
  const { containers, changed = [] }: Report = JSON.parse(out);
  assert.equal(
    containers.map(({ user, name, verdict }) => [user, name, verdict]),
    [['lxcuser-test', 'test', 'fails']],
  );
  assert.equal(
    changed[0]?.differences
      .slice(0, 2)
      .map(({ path }) => path)
      .sort(),
    ['/etc/subgid', '/etc/subuid'],
  );
});

test('secrets are masked in what is kept', async () => {
  const kept = temporary();
  chmodSync(kept, 0o700);
  const config = '/home/lxcuser-test/.local/share/lxc/test/config';
  await reportOf(`-- edit ${config} --\n+ # password: swordfish\n`, kept);
  assert.not.match(readFileSync(join(kept, 'lxcuser-test', 'test'), 'utf8'), /swordfish/);
});

for (const [what, spoil] of [
  ['that others can write to', (path: string) => chmodSync(path, 0o777)],
  ['that is a symbolic link', (path: string) => symlinkSync('/tmp', join(path, 'link'))],
  ['that is a file', (path: string) => writeFileSync(join(path, 'file'), '')],
] as const)
  test(`refused: a directory ${what}`, async () => {
    const path = temporary();
    spoil(path);
    const meant = ['link', 'file'].map((name) => join(path, name)).find(existsSync) ?? path;
    const { code, out, err } = await lintOf(snapshotWith(), meant);
    assert.equal([code, out], [2, '']);
    assert.match(
      err,
      /cannot remember in .*: it must be a directory of your own, to which no other user can write\n/,
    );
  });

asRoot('refused: the directory of another user, and one in it', async () => {
  const path = temporary();
  chmodSync(path, 0o700);
  mkdirSync(join(path, 'lxcuser-test'), 0o700);
  chownSync(join(path, 'lxcuser-test'), 65534, 65534);
  assert.match((await lintOf(snapshotWith(), path)).err, /cannot remember in/);
  chownSync(path, 65534, 65534);
  assert.match((await lintOf(snapshotWith(), path)).err, /cannot remember in/);
});

test('a name that a container may have, and a file beside it may not, stops nothing', async () => {
  const kept = temporary();
  chmodSync(kept, 0o700);
  const name = '箱'.repeat(80);
  const renamed = snapshotWith()
    .replaceAll('share/lxc/test', `share/lxc/${name}`)
    .replaceAll(/^test$/gm, name);
  const { code, out } = await lintOf(renamed, kept, '--format', 'json');
  const { containers }: Report = JSON.parse(out);
  assert.equal([code, containers[0]?.name, containers[0]?.verdict], [0, name, 'starts']);
  assert.equal(readdirSync(kept), []);
});

test('where nothing can be kept any more, the report is there all the same, and a good result is none', async () => {
  const full = (path: string) => ({
    ...keepIn(path),
    write: () => {
      throw new UsageError('cannot remember in x: the disk is full');
    },
  });
  const kept = join(temporary(), 'started');
  const said = await run(['--snapshot', '-', '--remember', kept], {
    read: async () => snapshotWith(),
    keep: full,
  });
  assert.equal([said.code, said.err], [3, 'lxc-lint: cannot remember in x: the disk is full\n']);
  assert.match(said.out, /test will start/);
});

test('a name that is a way elsewhere is no file', () => {
  const kept = keepIn(join(temporary(), 'a'));
  for (const name of ['..', '.', 'a/b', '.hidden', ''])
    assert.throws(() => kept.write('user', name, 'text'), /no name for a file here/);
  assert.throws(() => kept.write('..', 'name', 'text'), /no name for a file here/);
});

for (const argv of [
  ['--fix'],
  ['--fix', '--dry-run'],
  ['--rule', 'idmap'],
  ['--skip', 'idmap'],
  ['--config', 'a'],
])
  test(`--remember is not for ${argv.join(' ')}`, async () => {
    const { code, err } = await run(['--remember', '/x', ...argv]);
    assert.is(code, 2);
    assert.match(err, /--remember is for a whole lint/);
  });

test.run();
