import { chmodSync, chownSync, mkdirSync, symlinkSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Unseen } from '../../src/base/unseen.ts';
import { terminal } from '../../src/cli/process-io.ts';
import type { Host } from '../../src/host/host.ts';
import { comeBack, live } from '../../src/host/live.ts';
import { visit } from '../../src/run/with-host.ts';
import { put, temporary } from '../support/temporary.ts';

// Root borrows a user's eyes, sees what he sees, and gives them back. Only root can try.

const nobody = { name: 'nobody', uid: 65534, gid: 65534 };
const asRoot = process.getuid?.() === 0 ? test : test.skip;
const me = () => [process.geteuid?.(), process.getegid?.(), process.getgroups?.()];
const before = me();
const { caller } = live();
test.after.each(() => comeBack(caller));

function home(): string {
  const folder = temporary();
  chmodSync(folder, 0o755);
  chmodSync(put(`${folder}/secret`, 's3cret'), 0o600);
  put(`${folder}/open/file`, 'for all');
  mkdirSync(`${folder}/closed`, { mode: 0o700 });
  mkdirSync(`${folder}/his`);
  chownSync(`${folder}/his`, nobody.uid, nobody.gid);
  symlinkSync('../secret', `${folder}/his/link`);
  return folder;
}

const unseen = (error: unknown) => error instanceof Unseen;
const denied = (error: unknown) => error instanceof Unseen && error.kind === 'denied';

asRoot('a user’s link leads root to nothing that the user may not read', () => {
  const folder = home();
  const host = live();
  const his = host.as(nobody);
  assert.is(host.read(`${folder}/his/link`), 's3cret');
  assert.throws(() => his.read(`${folder}/his/link`), denied);
  assert.throws(() => his.read(`${folder}/secret`), denied);
  assert.throws(() => his.list(`${folder}/closed`), denied);
  assert.throws(() => his.stat(`${folder}/closed/x`), denied);
  assert.is(his.read(`${folder}/open/file`), 'for all');
  assert.is(his.link(`${folder}/his/link`), '../secret');
  assert.is(host.read(`${folder}/his/link`), 's3cret');
});

asRoot('programs and processes are root’s own to ask', () => {
  const host = live();
  host.as(nobody).stat('/');
  assert.is(process.geteuid?.(), nobody.uid);
  assert.equal(host.as(nobody).ask(['id', '-u']), { status: 0, out: '0\n' });
  host.as(nobody).stat('/');
  assert.ok(host.as(nobody).processes(0).length > 0);
  assert.is(process.geteuid?.(), 0);
});

asRoot('whoever comes back is root with all its groups', () => {
  const host = live();
  host.as(nobody).stat('/');
  assert.not.equal(me(), before);
  comeBack(host.caller);
  assert.equal(me(), before);
});

asRoot('whoever could not be taken on leaves nothing behind', () => {
  const host = live();
  host.as(nobody).stat('/');
  const his = me();
  // Its groups can be had, and its gid cannot.
  const half = { ...caller, ...nobody, gid: 2 ** 40, groups: [4711] };
  assert.throws(() => host.as(half).stat('/'));
  host.as(nobody).stat('/');
  assert.equal(me(), his);
  comeBack(host.caller);
  assert.equal(me(), before);
});

const looks: readonly (readonly [name: string, look: () => void])[] = [
  ['a lint', () => {}],
  [
    'a lint that fails',
    () => {
      throw new Error('a bug');
    },
  ],
];

for (const [name, look] of looks)
  asRoot(`${name} leaves the process as it was`, async () => {
    const borrowed = (host: Host) => {
      host.as(nobody).stat('/');
      assert.not.equal(me(), before);
      look();
    };
    await visit({ source: { is: 'live' } }, terminal, borrowed).catch(() => {});
    assert.equal(me(), before);
  });

for (const who of [
  { name: 'no-such-user', uid: 4711, gid: 4711 },
  { name: 'nobody', uid: 2 ** 40, gid: 65534 },
  { name: 'nobody', uid: 65534, gid: 2 ** 40 },
  { name: 'nobody', uid: 2 ** 32 - 1, gid: 65534 },
])
  asRoot(`what ${who.name} ${who.uid}:${who.gid} would see, root does not guess`, () => {
    const folder = home();
    for (const _ of [1, 2]) assert.throws(() => live().as(who).read(`${folder}/secret`), unseen);
  });

asRoot('nobody else can see through root: what he is refused, root may see all the same', () => {
  const folder = home();
  process.seteuid?.(nobody.uid);
  const host = live();
  assert.is(host.caller.name, 'nobody');
  assert.throws(() => host.as({ name: 'root', uid: 0, gid: 0 }).read(`${folder}/secret`), unseen);
});

test.run();
