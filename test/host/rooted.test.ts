import { execFileSync, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { attempt, Unseen } from '../../src/base/unseen.ts';
import type { Host } from '../../src/host/host.ts';
import { rooted } from '../../src/host/rooted.ts';
import { run } from '../support/fixture.ts';
import { planted, put, temporary } from '../support/temporary.ts';

// Whose eyes see what in a machine that lies below a folder, and that nothing leads out of it.

const mine = { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 };

/** An account of that machine, and nobody here. */
const user = { name: 'u', uid: 54321, gid: 54321 };

/** Its /etc/group gives it the group that what is planted here belongs to, or another. */
const image = (group: number): string => {
  const root = temporary();
  fs.chmodSync(root, 0o755);
  put(`${root}/etc/group`, `staff:x:${group}:v,u\n`);
  put(`${root}/folder/file`, 'text');
  return root;
};

const kind = (look: () => unknown): unknown => {
  const found = attempt(look);
  return found instanceof Unseen ? found.kind : found;
};

/** What comes of reading, listing, looking at and asking for the link. */
const seen = (host: Host): unknown[] => [
  kind(() => host.read('/folder/file')),
  kind(() => host.list('/folder')),
  kind(() => host.stat('/folder/file')?.kind),
  kind(() => host.link('/folder/file')),
];

const all = ['text', ['file'], 'file', undefined];
const none = ['denied', 'denied', 'denied', 'denied'];

/** Modes of the folder and the file; then what a stranger sees, and somebody of their group. */
const rows: Record<string, [folder: number, file: number, stranger: unknown[], member: unknown[]]> = {
  'open to all': [0o755, 0o644, all, all],
  'root’s own file': [0o755, 0o600, ['denied', ...all.slice(1)], ['denied', ...all.slice(1)]],
  'a file for its group': [0o755, 0o640, ['denied', ...all.slice(1)], all],
  'a file for all but its group': [0o755, 0o604, all, ['denied', ...all.slice(1)]],
  'root’s own folder': [0o700, 0o644, none, none],
  'a folder for its group': [0o750, 0o644, none, all],
  'a folder to pass': [
    0o711,
    0o644,
    ['text', 'denied', 'file', undefined],
    ['text', 'denied', 'file', undefined],
  ],
  'a folder to list': [
    0o744,
    0o644,
    ['denied', ['file'], 'denied', 'denied'],
    ['denied', ['file'], 'denied', 'denied'],
  ],
};

for (const [name, [folder, file, stranger, member]] of Object.entries(rows))
  test(`the modes of the machine count: ${name}`, () => {
    for (const [group, expected] of [
      [mine.gid + 1, stranger],
      [mine.gid, member],
    ] as const) {
      const root = image(group);
      fs.chmodSync(`${root}/folder/file`, file);
      fs.chmodSync(`${root}/folder`, folder);
      const host = rooted(root);
      assert.equal(seen(host.as(user)), expected);
      assert.equal(seen(host.as({ ...user, gid: mine.gid })), member);
      // Its root, the owner, and the caller.
      if (folder === 0o755 && file !== 0o604)
        for (const other of [host.as({ name: 'root', uid: 0, gid: 0 }), host.as({ ...user, ...mine }), host])
          assert.equal(seen(other), all);
    }
  });

const lists = (() => {
  try {
    execFileSync('setfacl', ['--set', 'u::rw,u:54321:r,g::-,m::r,o::-', put(`${temporary()}/x`)]);
    return test;
  } catch {
    return test.skip;
  }
})();

lists('access control lists of the machine count', () => {
  const root = image(mine.gid);
  const set = (...what: string[]) => execFileSync('setfacl', what);
  set('-m', 'u:54321:r', '-m', 'g::-', '-m', 'o::-', `${root}/folder/file`);
  assert.is(rooted(root).as(user).read('/folder/file'), 'text');
  // The bits of the group are the mask.
  assert.is(fs.statSync(`${root}/folder/file`).mode & 0o777, 0o640);
  assert.is(
    kind(() =>
      rooted(root)
        .as({ ...user, uid: 54322 })
        .read('/folder/file'),
    ),
    'denied',
  );
  fs.chmodSync(`${root}/folder`, 0o700);
  set('-m', 'u:54321:x', `${root}/folder`);
  assert.is(rooted(root).as(user).read('/folder/file'), 'text');
  assert.equal(seen(rooted(root).as({ ...user, uid: 54322 })), none);
});

lists('and nobody’s files have root ask for more lists than he can wait for', () => {
  const root = image(mine.gid);
  const paths = Array.from({ length: 300 }, (_, index) => `/folder/${index}`);
  for (const path of paths) fs.chmodSync(put(root + path), 0o640);
  const host = rooted(root).as(user);
  const found = paths.map((path) => kind(() => host.read(path)));
  // The folders count as well.
  assert.is(found.filter((text) => text === '').length, 198);
  assert.equal(new Set(found.slice(198)), new Set(['unknown']));
});

test('no snapshot has what the user of the machine may not read', async () => {
  const root = planted();
  const home = '/home/lxcuser-test';
  put(`${root}/etc/closed`, 'lxc.token = SECRET\n');
  put(`${root}${home}/open`, 'lxc.uts.name = open\n');
  fs.chmodSync(`${root}/etc/closed`, 0o600);
  const config = `${root}${home}/.local/share/lxc/test/config`;
  fs.appendFileSync(config, `lxc.include = ${home}/open\nlxc.include = ${home}/link\n`);
  fs.symlinkSync('/etc/closed', `${root}${home}/link`);
  const args = ['--root', root, '--user', 'lxcuser-test', '--lxc-version', '5.0.2'];
  const { out } = await run(['snapshot', ...args]);
  assert.match(out, 'lxc.uts.name = open');
  assert.match(out, `-- denied ${home}/link --`);
  assert.not.match(out, 'SECRET');
  const { outcomes } = JSON.parse((await run([...args, '--format', 'json'])).out);
  assert.is(outcomes.find((each: { rule: string }) => each.rule === 'config-include').status, 'fail');
});

test('what the kernel shows is told by its file system', () => {
  for (const root of ['/proc', '/proc/self', '/sys'])
    assert.is(
      kind(() => rooted(root).list('/')),
      'offline',
    );
  // What is mounted below the folder: devpts.
  const { dev } = fs.statSync('/dev/pts');
  assert.ok(dev !== fs.statSync('/dev').dev);
  assert.is(
    kind(() => rooted('/dev').stat('/pts')),
    'offline',
  );
  assert.is(
    kind(() => rooted('/dev').stat('/pts/ptmx')),
    'offline',
  );
});

/**
 * Has somebody put each in the other's place, as fast as can be, until who just opens the path was led out often enough.
 * Comes back with all that the other way of reading gave meanwhile.
 */
async function raced(place: string, other: string, path: string, read: () => unknown): Promise<Set<unknown>> {
  const swap = `const { renameSync: move } = require('node:fs');
    const [, place, other] = process.argv;
    for (;;) { move(place, place + '-'); move(other, place); move(place, other); move(place + '-', place); }`;
  const swapper = spawn(process.execPath, ['-e', swap, place, other], { stdio: 'ignore' });
  const found = new Set<unknown>();
  let led = 0;
  for (const end = Date.now() + 30_000; Date.now() < end && led < 300; ) {
    if (plainly(path) === 'outside') led += 1;
    found.add(kind(read));
  }
  swapper.kill('SIGKILL');
  await new Promise((done) => swapper.on('close', done));
  assert.is(led, 300, 'no bait was laid');
  return found;
}

function plainly(path: string): string | undefined {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Two folders with the same in them, of which one is the machine. */
function twins(): { root: string; outside: string } {
  const top = temporary();
  const twin = (name: string) => put(`${top}/${name}/x/file`, name).replace('/x/file', '');
  return { root: twin('inside'), outside: twin('outside') };
}

test('a folder that is swapped for a link leads nobody out', async () => {
  const { root, outside } = twins();
  fs.symlinkSync(`${outside}/x`, `${root}/y`);
  const host = rooted(root);
  const found = await raced(`${root}/x`, `${root}/y`, `${root}/x/file`, () => host.read('/x/file'));
  assert.equal([found.has('inside'), found.has('outside')], [true, false]);
});

test('nor does another folder in the place of the machine', async () => {
  const { root, outside } = twins();
  const host = rooted(root);
  host.list('/');
  assert.equal([...(await raced(root, outside, `${root}/x/file`, () => host.read('/x/file')))], ['inside']);
});

test.run();
