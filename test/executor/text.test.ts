import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Edits } from '../../src/fix/plan.ts';
import { Outdated, Refused } from '../../src/fix/refused.ts';
import type { WriteFile } from '../../src/model/action.ts';
import { executor, me } from '../support/me.ts';
import { fifo, put, temporary } from '../support/temporary.ts';

const write = (path: string, after: string, mode?: number): WriteFile => ({
  do: 'write',
  by: me.name,
  path,
  before: null,
  after,
  ...(mode === undefined ? {} : { mode }),
});

const edit = (path: string): Edits => ({
  do: 'edits',
  by: me.name,
  path,
  edits: [{ do: 'edit', by: me.name, path, line: 1, before: ['old'], after: ['new'] }],
});

const refused = (act: () => unknown, words: RegExp) =>
  assert.throws(act, (error: unknown) => error instanceof Refused && words.test(error.message));

const read = (path: string) => fs.readFileSync(path, 'utf8');

test('a new file has its mode whatever the umask says, and so have the folders that are made for it', () => {
  const top = temporary();
  const change = write(`${top}/a/b/new`, 'text\n', 0o755);
  const umask = process.umask(0o077);
  const was = executor().inspect(change);
  executor().apply(change, was);
  process.umask(umask);
  assert.equal(read(change.path), 'text\n');
  assert.is(fs.statSync(change.path).mode & 0o777, 0o755);
  assert.is(fs.statSync(`${top}/a`).mode & 0o777, 0o755);
  assert.is(executor().revert(change, was), 'undone');
  assert.equal(fs.readdirSync(top), []);
});

test('what undo would do is foreseen, and nothing is changed by that', () => {
  const change = write(`${temporary()}/a/new`, 'text\n');
  const was = executor().inspect(change);
  executor().apply(change, was);
  assert.is(executor().foresee(change, was), 'undone');
  put(change.path, 'theirs');
  refused(() => executor().foresee(change, was), /has changed since/);
  assert.equal(read(change.path), 'theirs');
  fs.rmSync(change.path.replace(/\/new$/, ''), { recursive: true });
  assert.is(executor().foresee(change, was), 'was-not-done');
});

test('two files of one fix may need the same folder', () => {
  const top = temporary();
  const [one, two] = [write(`${top}/a/one`, '1'), write(`${top}/a/two`, '2')];
  const [wasOne, wasTwo] = [executor().inspect(one), executor().inspect(two)];
  executor().apply(one, wasOne);
  executor().apply(two, wasTwo);
  executor().revert(two, wasTwo);
  executor().revert(one, wasOne);
  assert.equal(fs.readdirSync(top), []);
});

test('folders that a killed run had only begun to make are taken away', () => {
  const top = temporary();
  const change = write(`${top}/a/b/new`, 'text');
  const was = executor().inspect(change);
  fs.mkdirSync(`${top}/a`);
  assert.is(executor().revert(change, was), 'was-not-done');
  assert.equal(fs.readdirSync(top), []);
});

test('what a killed run left beside a file is taken away by undo, even a second name of it', () => {
  const change = write(`${temporary()}/new`, 'text');
  const was = executor().inspect(change);
  executor().apply(change, was);
  fs.linkSync(change.path, change.path.replace(/new$/, `.lxc-lint-${new Date(0).getTime().toString(36)}`));
  assert.is(executor().revert(change, was), 'undone');
  assert.equal(fs.readdirSync(change.path.replace(/\/new$/, '')), []);
});

test('a file is not made over one that came meanwhile, and the folders made for it go', () => {
  const change = write(`${temporary()}/new`, 'text');
  const was = executor().inspect(change);
  put(change.path, 'theirs');
  assert.throws(
    () => executor().apply(change, was),
    (error: unknown) => error instanceof Outdated,
  );
  assert.is(read(change.path), 'theirs');
});

test('an edit keeps the mode, and undo brings back the bytes', () => {
  const path = put(`${temporary()}/config`, Buffer.from('old\ncaf\xe9', 'latin1'));
  fs.chmodSync(path, 0o640);
  const change = edit(path);
  const look = executor({ [path]: 'old\ncaf\udce9' });
  const was = look.inspect(change);
  look.apply(change, was);
  assert.equal(fs.readFileSync(path, 'latin1'), 'new\ncaf\xe9');
  assert.is(fs.statSync(path).mode & 0o777, 0o640);
  assert.is(executor().revert(change, was), 'undone');
  assert.equal(fs.readFileSync(path, 'latin1'), 'old\ncaf\xe9');
  assert.is(executor().revert(change, was), 'was-not-done');
});

test('what was changed since is left as it is', () => {
  const path = put(`${temporary()}/config`, 'old\n');
  const look = executor({ [path]: 'old\n' });
  const was = look.inspect(edit(path));
  put(path, 'older\n');
  assert.throws(
    () => look.apply(edit(path), was),
    (error: unknown) => error instanceof Outdated,
  );
  refused(() => executor().revert(edit(path), was), /changed since/);
  assert.is(read(path), 'older\n');
  assert.equal(fs.readdirSync(path.replace(/\/config$/, '')), ['config']);
});

const strange: Readonly<Record<string, (path: string) => void>> = {
  'a symbolic link': (path) => fs.symlinkSync(put(`${path}.real`, 'old\n'), path),
  'a second name': (path) => fs.linkSync(put(`${path}.real`, 'old\n'), path),
  'a FIFO': fifo,
  'a folder': (path) => fs.mkdirSync(path),
};

for (const [what, make] of Object.entries(strange))
  test(`${what} is not edited`, () => {
    const path = `${temporary()}/config`;
    make(path);
    refused(() => executor({ [path]: 'old\n' }).inspect(edit(path)), /link|regular|folder/);
  });

const impossible = [
  'relative',
  '/',
  '/tmp/',
  '/tmp/..',
  '/tmp/.',
  '/tmp/\0',
  '/tmp/caf\udce9',
  '/tmp/\ufffd',
];

for (const path of impossible)
  test(`${JSON.stringify(path)} is not a path that can be changed`, () => {
    refused(() => executor().inspect(write(path, '')), /not a path/);
  });

test('two fixes of one look may change the same file, and what is taken back of the first is no surprise', () => {
  const path = `${temporary()}/file`;
  put(path, 'old\nold\n');
  const second = { ...edit(path), edits: [{ ...edit(path).edits[0], line: 2 }] } as const;
  const both = executor({ [path]: 'old\nold\n' });
  const was = both.inspect(edit(path));
  both.apply(edit(path), was);
  both.apply(second, both.inspect(second));
  assert.is(read(path), 'new\nnew\n');
  const again = executor({ [path]: 'new\nnew\n' });
  const back = { ...edit(path), edits: [{ ...edit(path).edits[0], before: ['new'], after: ['x'] }] } as const;
  const first = again.inspect(back);
  again.apply(back, first);
  again.revert(back, first);
  assert.not.throws(() => again.inspect(back));
});

/** What these programs print of a file; undefined where this machine or its file system has nothing of the kind. */
function told(set: readonly string[], get: readonly string[], path: string): string | undefined {
  const [[setter = '', ...options], [getter = '', ...words]] = [set, get];
  if (spawnSync(setter, [...options, path]).status !== 0) return undefined;
  return String(spawnSync(getter, [...words, path]).stdout);
}

for (const [what, set, get] of [
  ['its access list', ['setfacl', '-m', 'u:1:r,g:2:x'], ['getfacl', '-n']],
  ['its attributes', ['setfattr', '-n', 'user.origin', '-v', 'x'], ['getfattr', '-d']],
] as const)
  test(`a file that is edited keeps its mode and ${what}, and does when that is undone`, () => {
    const path = `${temporary()}/file`;
    put(path, 'old\n');
    fs.chmodSync(path, 0o640);
    const before = told(set, get, path);
    const mode = fs.statSync(path).mode;
    const edited = executor({ [path]: 'old\n' });
    const was = edited.inspect(edit(path));
    edited.apply(edit(path), was);
    const after = () => [
      read(path),
      fs.statSync(path).mode,
      before && String(spawnSync(get[0], [...get.slice(1), path]).stdout),
    ];
    assert.equal(after(), ['new\n', mode, before]);
    assert.is(edited.revert(edit(path), was), 'undone');
    assert.equal(after(), ['old\n', mode, before]);
  });

test.run();
