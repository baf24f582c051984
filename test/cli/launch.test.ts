import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { put, temporary } from '../support/temporary.ts';

// Compiled code is run where it is that of this very program and this very Node, and nowhere else.

/** A program that says which one it is, with what starts it and what keeps it compiled. */
function installed(): string {
  const folder = temporary();
  for (const name of ['dist', 'scripts']) mkdirSync(join(folder, name), { mode: 0o755 });
  copyFileSync('scripts/launch.cjs', join(folder, 'dist/lxc-lint.cjs'));
  copyFileSync('scripts/keep-compiled.cjs', join(folder, 'scripts/keep-compiled.cjs'));
  write(folder, 'old');
  return folder;
}

/** A program of the same time as any other. */
function write(folder: string, lxcMessage: string): void {
  const main = put(join(folder, 'dist/main.cjs'), `console.log("${lxcMessage}")`);
  utimesSync(main, 1, 1);
}

function keep(folder: string): string {
  execFileSync('node', [join(folder, 'scripts/keep-compiled.cjs')]);
  return folder;
}

/** What the program says, and whether V8 refused the compiled code that it was handed: undefined where it was handed none. */
const started = (folder: string, meanwhile = ''): string[] =>
  execFileSync(
    'node',
    [
      '-p',
      `${meanwhile}; require(${JSON.stringify(join(folder, 'dist/lxc-lint.cjs'))}).script.cachedDataRejected + ''`,
    ],
    { encoding: 'utf8' },
  )
    .trim()
    .split('\n');

test('the program is ASCII, which V8 keeps at one byte a character', () => {
  assert.not.match(readFileSync('dist/main.cjs', 'utf8'), /[^\x00-\x7f]/);
});

test('in a directory that was removed it says so in one line', () => {
  const gone = temporary();
  const launcher = join(process.cwd(), 'dist/lxc-lint.cjs');
  const { status, stderr } = spawnSync('sh', ['-c', `rmdir "$PWD" && exec node ${launcher} --version`], {
    cwd: gone,
    encoding: 'utf8',
  });
  assert.equal(
    [status, stderr],
    [2, 'lxc-lint: the current directory does not exist any more: change to another one\n'],
  );
});

test('what was kept is run', () => {
  assert.equal(started(keep(installed())), ['old', 'false']);
});

test('a program without any is run', () => {
  assert.equal(started(installed()), ['old', 'undefined']);
});

test('a program that is patched at equal length is what runs, even if its time is set back', () => {
  const folder = keep(installed());
  write(folder, 'new');
  assert.equal(started(folder), ['new', 'undefined']);
});

for (const property of ['version', 'arch', 'execPath'])
  test(`another Node does without: process.${property}`, () => {
    const meanwhile = `Object.defineProperty(process, '${property}', { value: '/bin/sh' })`;
    assert.equal(started(keep(installed()), meanwhile), ['old', 'undefined']);
  });

test('so does another V8 in a library of its own', () => {
  const meanwhile = `Object.defineProperty(process, 'versions', { value: { ...process.versions, v8: '1' } })`;
  assert.equal(started(keep(installed()), meanwhile), ['old', 'undefined']);
});

for (const [name, bytes] of [
  ['cut off', -1],
  ['empty', 0],
] as const)
  test(`a cache that is ${name} counts for nothing`, () => {
    const folder = keep(installed());
    const cache = join(folder, 'dist/main.cache');
    truncateSync(cache, bytes < 0 ? statSync(cache).size + bytes : bytes);
    assert.equal(started(folder), ['old', 'undefined']);
  });

test('one that was copied along counts for nothing', () => {
  const folder = installed();
  copyFileSync(join(keep(installed()), 'dist/main.cache'), join(folder, 'dist/main.cache'));
  assert.equal(started(folder), ['old', 'undefined']);
});

for (const [path, mode] of [
  ['dist/main.cache', 0o664],
  ['dist/main.cache', 0o646],
  ['dist', 0o775],
  ['dist', 0o1777],
] as const)
  test(`${path} with mode ${mode.toString(8)}: others may have put it there`, () => {
    const folder = keep(installed());
    chmodSync(join(folder, path), mode);
    assert.equal(started(folder), ['old', 'undefined']);
  });

if (process.getuid?.() === 0)
  for (const path of ['dist/main.cache', 'dist'])
    test(`${path} of an account that the program does not belong to`, () => {
      const folder = keep(installed());
      chownSync(join(folder, path), 1, 1);
      assert.equal(started(folder), ['old', 'undefined']);
    });

test('none is kept where others can write', () => {
  const folder = installed();
  chmodSync(join(folder, 'dist'), 0o775);
  assert.not(existsSync(join(keep(folder), 'dist/main.cache')));
});

test('one takes the place of another that is being read, and nobody but its owner can write it', () => {
  const folder = keep(installed());
  const cache = join(folder, 'dist/main.cache');
  const [before, reader] = [readFileSync(cache), openSync(cache, 'r')];
  write(folder, 'a longer one');
  keep(folder);
  assert.ok(readFileSync(reader).equals(before));
  closeSync(reader);
  assert.is(statSync(cache).mode & 0o777, 0o644);
  assert.equal(started(folder), ['a longer one', 'false']);
});

test('nothing is kept in a clone that was not built', () => {
  const folder = temporary();
  put(join(folder, 'scripts/keep-compiled.cjs'), readFileSync('scripts/keep-compiled.cjs'));
  assert.not(existsSync(join(keep(folder), 'dist')));
});

test.run();
