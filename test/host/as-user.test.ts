import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Unseen } from '../../src/base/unseen.ts';
import type { Deputies } from '../../src/host/deputies.ts';
import type { Deputy } from '../../src/host/deputy.ts';
import type { Host } from '../../src/host/host.ts';
import { live } from '../../src/host/live.ts';
import { trustedPath } from '../../src/host/run-query.ts';
import { withLiveHost } from '../../src/run/with-host.ts';
import { deputies, program } from '../support/me.ts';
import { put, temporary } from '../support/temporary.ts';

// Root looks with a user's permissions through a process that has them, and is never that user itself. Only root can try.

const nobody = { name: 'nobody', uid: 65534, gid: 65534 };
const asRoot = process.getuid?.() === 0 ? test : test.skip;
const me = () => [process.geteuid?.(), process.getegid?.(), process.getgroups?.()];
const before = me();
test.after.each(() => {
  deputies.end();
  assert.equal(me(), before);
});

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
  const host = live(deputies);
  const his = host.as(nobody);
  assert.is(host.read(`${folder}/his/link`), 's3cret');
  assert.throws(() => his.read(`${folder}/his/link`), denied);
  assert.throws(() => his.read(`${folder}/secret`), denied);
  assert.throws(() => his.program(`${folder}/secret`), denied);
  assert.equal(his.program(`${folder}/open/file`), { kind: 'text' });
  assert.throws(() => his.list(`${folder}/closed`), denied);
  assert.throws(() => his.stat(`${folder}/closed/x`), denied);
  assert.is(his.read(`${folder}/open/file`), 'for all');
  assert.is(his.link(`${folder}/his/link`), '../secret');
  assert.is(his.link('/'), undefined);
  assert.is(host.read(`${folder}/his/link`), 's3cret');
});

asRoot('programs and processes are root’s own to ask', () => {
  const his = live(deputies).as(nobody);
  assert.equal(his.ask(['id', '-u']), { status: 0, out: '0\n' });
  assert.ok(his.processes(0).length > 0);
});

asRoot('what is his alone is what he is shown; what is root’s has to be what root sees as well', () => {
  const folder = home();
  const liar: Deputy = {
    pid: process.pid,
    isOpen: () => true,
    ask: (question) => ({ value: Object(question).look === 'read' ? 'forged' : null }),
    end: () => {},
  };
  const his = live({ ...deputies, of: () => liar }).as(nobody);
  assert.is(his.read(put(`${folder}/his/file`)), 'forged');
  assert.throws(() => his.read('/etc/passwd'), unseen);
  assert.throws(() => his.stat('/etc/passwd'), unseen);
  assert.throws(() => his.list('/etc'), unseen);
  assert.is(his.stat('/etc/no such file'), undefined);
});

/** A deputy that says whatever its user wants, and keeps what it is asked. */
function lying(words: (path: string) => unknown): { his: Host; asked: string[] } {
  const asked: string[] = [];
  const liar: Deputy = {
    pid: deputies.of(nobody).pid,
    isOpen: () => true,
    ask: (question) => {
      asked.push(Object(question).path);
      return words(Object(question).path);
    },
    end: () => {},
  };
  return { his: live({ ...deputies, of: () => liar }).as(nobody), asked };
}

asRoot('a deputy that guesses what its user may not see is never told whether it is right', () => {
  const folder = temporary();
  chmodSync(folder, 0o755);
  mkdirSync(`${folder}/shut`, { mode: 0o700 });
  put(`${folder}/shut/file`, 's3cret');
  const secret = put(`${folder}/secret`, 's3cret');
  chmodSync(secret, 0o600);
  const guesses = [
    { value: 's3cret' },
    { value: { kind: 'file', uid: 0, gid: 0, mode: 0o600 } },
    { value: ['file'] },
    { value: { kind: 'text' } },
    { unseen: 'no', kind: 'skipped' },
  ];
  for (const guess of guesses) {
    const { his, asked } = lying(() => guess);
    for (const path of ['shut/file', 'shut/none'])
      for (const look of [his.read, his.stat, his.list, his.link, his.program])
        assert.throws(() => look(`${folder}/${path}`), unseen);
    // What is there is asked for as often as what is not.
    assert.is(asked.length, 10);
    assert.throws(() => his.read(secret), unseen);
    assert.throws(() => his.program(secret), unseen);
  }
});

asRoot('what one has no permission for is denied or unknown, whatever his deputy calls it', () => {
  const { his } = lying(() => ({ unseen: 'no', kind: 'skipped' }));
  assert.throws(
    () => his.stat('/etc'),
    (error: unknown) => error instanceof Unseen && error.kind === 'unknown',
  );
});

asRoot('an answer that is none is nobody’s word', () => {
  const folder = home();
  for (const answer of [undefined, 7, 'text', { value: 7 }, { value: [7] }, { value: { kind: 'elf' } }]) {
    const liar: Deputy = { pid: process.pid, isOpen: () => true, ask: () => answer, end: () => {} };
    const his = live({ ...deputies, of: () => liar }).as(nobody);
    for (const look of [his.list, his.stat, his.program])
      assert.throws(() => look(`${folder}/his/x`), unseen);
  }
});

asRoot('what ends a deputy ends the looking with it', () => {
  const host = live(deputies);
  const his = host.as(nobody);
  assert.ok(his.stat('/'));
  process.kill(deputies.of(nobody).pid ?? 0, 'SIGKILL');
  assert.throws(() => his.stat('/'), unseen);
  assert.throws(() => his.stat('/etc'), unseen);
  assert.ok(host.stat('/'));
});

asRoot('a deputy has none of root’s groups, descriptors or environment, and no terminal', () => {
  const { pid = 0 } = deputies.of(nobody);
  assert.ok(live(deputies).as(nobody).stat('/'));
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  assert.match(status, /^Uid:\s65534\s65534\s65534\s65534$/m);
  assert.match(status, /^Groups:\s*(65534 )?$/m);
  assert.match(status, /^NoNewPrivs:\s1$/m);
  assert.match(status, /^CapPrm:\s0+$/m);
  const [, session, terminal] =
    /\) \S \d+ \d+ (\d+) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
  assert.equal([session, terminal], [`${pid}`, '0']);
  assert.is(readlinkSync(`/proc/${pid}/cwd`), '/');
  assert.equal(readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean), [
    `PATH=${trustedPath}`,
    'LC_ALL=C',
  ]);
  const open = readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));
  const theirs = open.filter((each) => !/^anon_inode:|^pipe:|^socket:|^\/dev\/null$|\(deleted\)$/.test(each));
  assert.equal(theirs, [process.execPath]);
});

asRoot('the caller’s PATH finds no program of root’s', () => {
  const folder = temporary();
  for (const name of ['mkfifo', 'setpriv', 'sh'])
    chmodSync(put(`${folder}/${name}`, `#!/bin/sh\n: >${folder}/ran\n`), 0o755);
  const path = process.env['PATH'];
  process.env['PATH'] = `${folder}:${path}`;
  try {
    assert.ok(live(deputies).as(nobody).stat('/'));
  } finally {
    process.env['PATH'] = path;
  }
  assert.not.ok(readdirSync(folder).includes('ran'));
});

asRoot('a lint leaves no deputy behind, also where it fails', async () => {
  for (const fails of [false, true]) {
    let pid = 0;
    const look = (host: Host, all: Deputies) => {
      host.as(nobody).stat('/');
      pid = all.of(nobody).pid ?? 0;
      if (fails) throw new Error('a bug');
    };
    await withLiveHost({ deputy: program }, look).catch(() => {});
    await gone(pid);
  }
});

/** Waits until the process is no more. */
async function gone(pid: number): Promise<void> {
  while (/^State:\s[^Z]/m.test(statusOf(pid))) await new Promise((done) => setTimeout(done, 5));
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

asRoot('what leads to the process that reads is nobody’s to see', () => {
  const folder = home();
  symlinkSync('/proc/self/cwd', `${folder}/his/here`);
  symlinkSync('/dev/stdin', `${folder}/his/input`);
  const his = live(deputies).as(nobody);
  for (const path of ['/proc/self/status', '/proc/thread-self/status', '/dev/fd/0', '/dev/stdin'])
    assert.throws(() => his.read(path), unseen);
  for (const path of ['here/etc/passwd', 'input'])
    assert.throws(() => his.read(`${folder}/his/${path}`), unseen);
});

asRoot('a file without an end is not read to its end', () => {
  const host = live(deputies);
  assert.throws(() => host.read(`/proc/${process.pid}/pagemap`), unseen);
});

for (const who of [
  { name: 'no-such-user', uid: 4711, gid: 4711 },
  { name: 'nobody', uid: 2 ** 40, gid: 65534 },
  { name: 'nobody', uid: 65534, gid: 2 ** 40 },
  { name: 'nobody', uid: 2 ** 32 - 1, gid: 65534 },
])
  asRoot(`what ${who.name} ${who.uid}:${who.gid} would see, root does not guess`, () => {
    const folder = home();
    for (const _ of [1, 2]) assert.throws(() => live(deputies).as(who).read(`${folder}/secret`), unseen);
  });

test.run();
