import { execFileSync, spawn } from 'node:child_process';
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
import { replaceFile } from '../../src/cli/replace-file.ts';
import { temporary } from '../support/temporary.ts';

// A report in a file is the old one or the new one, whatever happens, and lies where it was asked for.

const isRoot = process.geteuid?.() === 0;
const nobody = 65534;
const asRoot = isRoot ? test : test.skip;

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

test('a new file has the mode that the umask leaves, or that of its format', () => {
  const folder = temporary();
  const old = process.umask(0o027);
  replaceFile(join(folder, 'a'), 'text', undefined);
  replaceFile(join(folder, 'b'), 'text', 0o644);
  process.umask(old);
  assert.equal([mode(join(folder, 'a')), mode(join(folder, 'b'))], ['640', '644']);
  assert.is(readFileSync(join(folder, 'a'), 'utf8'), 'text');
  assert.equal(readdirSync(folder).sort(), ['a', 'b']);
});

test('a file that is replaced keeps its mode', () => {
  const file = join(temporary(), 'a');
  writeFileSync(file, 'old');
  chmodSync(file, 0o600);
  replaceFile(file, 'new', 0o644);
  assert.equal([readFileSync(file, 'utf8'), mode(file)], ['new', '600']);
});

for (const [what, make] of [
  ['a directory', (path: string) => mkdirSync(path)],
  ['a symbolic link', (path: string) => symlinkSync('/etc/passwd', path)],
] as const)
  test(`${what} stays as it is`, () => {
    const path = join(temporary(), 'a');
    make(path);
    assert.throws(
      () => replaceFile(path, 'text', undefined),
      /cannot write .*: it exists and is not a regular file/,
    );
  });

test('/dev/null is never replaced by a file', () => {
  assert.throws(() => replaceFile('/dev/null', 'text', undefined), /not a regular file/);
  assert.ok(statSync('/dev/null').isCharacterDevice());
});

test('a directory that does not exist is said in one line', () => {
  const path = join(temporary(), 'none', 'a');
  assert.throws(() => replaceFile(path, 'text', undefined), /cannot write .*: there is no such file/);
});

asRoot('root follows no symbolic link of another user on the way', () => {
  const folder = temporary();
  mkdirSync(join(folder, 'target'));
  mkdirSync(join(folder, 'home'));
  chownSync(join(folder, 'home'), nobody, nobody);
  const link = join(folder, 'home', 'way');
  symlinkSync(join(folder, 'target'), link);
  replaceFile(join(link, 'ours'), 'text', undefined);
  execFileSync('chown', ['-h', `${nobody}`, link]);
  assert.throws(() => replaceFile(join(link, 'a'), 'text', undefined), /another user owns/);
  assert.equal(readdirSync(join(folder, 'target')), ['ours']);
});

asRoot('the mode of a file that another user has left is not kept', () => {
  const file = join(temporary(), 'a');
  writeFileSync(file, 'old');
  chmodSync(file, 0o666);
  chownSync(file, nobody, nobody);
  const old = process.umask(0o022);
  replaceFile(file, 'new', undefined);
  process.umask(old);
  assert.equal([mode(file), statSync(file).uid], ['644', 0]);
});

test('killed at any moment, it leaves the old file or the new one', async () => {
  const file = join(temporary(), 'a');
  const [before, after] = ['o', 'n'].map((letter) => letter.repeat(2_000_000));
  writeFileSync(file, before ?? '');
  const script = `
    const { replaceFile } = await import('./src/cli/replace-file.ts');
    const texts = ['${'o'}', '${'n'}'].map((letter) => letter.repeat(2_000_000));
    console.log('ready');
    for (let turn = 0; ; turn++) replaceFile(${JSON.stringify(file)}, texts[turn % 2], undefined);`;
  for (const milliseconds of [3, 17, 31, 58]) {
    const child = spawn('node', ['--import', 'tsx', '--input-type=module', '-e', script]);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    assert.ok([before, after].includes(readFileSync(file, 'utf8')));
  }
  assert.ok(existsSync(file));
});

test.run();
