import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Unseen } from '../../src/base/unseen.ts';
import { rooted } from '../../src/host/rooted.ts';
import { run } from '../support/fixture.ts';
import { fifo, planted, put, temporary } from '../support/temporary.ts';

// Folders for --root that are none, and links in them that lead elsewhere.

const linted = async (root: string) => {
  const { out } = await run([
    '--root',
    root,
    '--user',
    'lxcuser-test',
    '--lxc-version',
    '5.0.2',
    '--format',
    'json',
  ]);
  return JSON.parse(out);
};
const status = ({ outcomes }: Awaited<ReturnType<typeof linted>>, rule: string) =>
  outcomes.find((each: { rule: string }) => each.rule === rule)?.status;

const folder = temporary();
symlinkSync('circle', `${folder}/circle`);
fifo(`${folder}/fifo`);

for (const root of ['/etc/passwd', '/nowhere', `${folder}/circle`, `${folder}/fifo`, '/etc/passwd/x'])
  test(`${root} is no machine`, async () => {
    const { code, out, err } = await run(['--root', root]);
    assert.equal([code, out], [2, '']);
    assert.match(err, 'is not a directory with the root of a host\n');
    assert.is(err.split('\n').length, 3);
  });

test('an empty folder passes for nothing', async () => {
  const { code, out } = await run(['--root', temporary(), '--user', 'root']);
  assert.ok(code === 1 || code === 3, out);
  assert.not.match(out, /will start$/m);
});

test('a healthy machine has nothing wrong in what can be seen, and no verdict', async () => {
  const report = await linted(planted());
  assert.equal([status(report, 'subid-allocated'), status(report, 'idmap')], ['pass', 'pass']);
  // Programs that are not root’s, as nobody else can plant them, are an error of their own.
  assert.is(report.containers[0].verdict, process.getuid?.() === 0 ? 'unknown' : 'fails');
});

test('an absolute link starts at the root of that machine', async () => {
  const root = planted();
  renameSync(`${root}/etc`, `${root}/config`);
  symlinkSync('/config', `${root}/etc`);
  renameSync(`${root}/config/subuid`, `${root}/home/grants`);
  symlinkSync('/home/grants', `${root}/config/subuid`);
  assert.match(rooted(root).read('/etc/subuid') ?? '', 'lxcuser-test:624288:65536');
  assert.is(status(await linted(root), 'user-exists'), 'pass');
});

test('a link to /etc leads to no /etc of ours', async () => {
  const root = temporary();
  symlinkSync('/etc', `${root}/etc`);
  assert.throws(
    () => rooted(root).read('/etc/passwd'),
    (error: unknown) => error instanceof Unseen,
  );
});

const outside = put(`${temporary()}/secret`, 'of the host');
const escapes: readonly string[] = [
  outside,
  `../../../../../../../../${outside}`,
  `/../..${outside}`,
  `./../..${outside}`,
];

for (const target of escapes)
  test(`${target.replace(outside, 'SECRET')} leads nowhere outside`, () => {
    const root = temporary();
    put(`${root}/etc/hostname`, 'inside');
    symlinkSync(target, `${root}/etc/passwd`);
    symlinkSync(target.replace(/\/secret$/, ''), `${root}/etc/lxc`);
    const host = rooted(root);
    for (const path of ['/etc/passwd', '/etc/lxc/secret', `/../../..${outside}`, `/etc/../../..${outside}`])
      assert.equal([path, host.read(path), host.stat(path)], [path, undefined, undefined]);
    assert.is(host.list('/etc/lxc'), undefined);
    assert.is(host.read('/../etc/hostname'), 'inside');
    assert.ok(existsSync(outside));
  });

test('links in a circle are unknown, not absent', async () => {
  const root = planted();
  rmSync(`${root}/etc/subuid`);
  symlinkSync('subuid', `${root}/etc/subuid`);
  assert.is(status(await linted(root), 'subid-allocated'), 'unknown');
});

const special: Readonly<Record<string, (path: string) => unknown>> = {
  'a folder': (path) => mkdirSync(path),
  'a FIFO': fifo,
};

for (const [what, make] of Object.entries(special))
  for (const path of [
    'etc/passwd',
    'etc/subuid',
    'etc/group',
    'etc/lxc/lxc-usernet',
    'etc/os-release',
    'etc/nsswitch.conf',
    'etc/login.defs',
  ])
    test(`/${path} is ${what}`, async () => {
      const root = planted();
      rmSync(`${root}/${path}`);
      make(`${root}/${path}`);
      assert.not.match((await run(['--root', root, '--all-users'])).err, /\n./);
      const { code, err } = await run(['--root', root, '--user', 'lxcuser-test']);
      assert.not.match(err, /\n./);
      assert.ok(code === 1 || code === 3 || path.startsWith('etc/os') || path.startsWith('etc/n'), `${code}`);
    });

test.run();
