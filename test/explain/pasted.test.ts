import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { CauseReport, ExplanationReport } from '../../src/explain/report.ts';
import { run } from '../support/fixture.ts';

// What people paste beside the log decides which of its causes it is.

async function* linesOf(lines: readonly string[]) {
  yield* lines;
}

async function causesOf(...lines: readonly string[]): Promise<readonly CauseReport[]> {
  const { out } = await run(['explain', '--no-host', '--format', 'json', '-'], {
    lines: () => linesOf(lines),
  });
  return (JSON.parse(out) as ExplanationReport).causes;
}

const stateOf = (causes: readonly CauseReport[], id: string) =>
  causes.find(({ cause }) => cause === id)?.state;

const terminal = (file: string, message: string) => `lxc-start: web: ../src/lxc/${file}: f: 1 ${message}`;

const refused = terminal(
  'conf.c',
  'newuidmap failed to write mapping "newuidmap: uid range [0-65536) -> [165536-231072) not allowed": newuidmap 12 0 165536 65536',
);
const quota = terminal(
  'network.c',
  'lxc-user-nic failed to configure requested network: ../src/lxc/cmd/lxc_user_nic.c: 1218: main: Quota reached',
);

test('grants and a map, under words that name the file', async () => {
  const [first, ...others] = await causesOf(
    refused,
    'My /etc/subuid:',
    'bob:100000:65536',
    'and the config:',
    'lxc.idmap = u 0 165536 65536',
    'lxc.idmap = g 0 165536 65536',
  );
  assert.equal([first?.cause, first?.state], ['idmap', 'confirmed-by-text']);
  assert.match(first?.shown?.message ?? '', /165536-231071, which bob was not granted/);
  // /etc/subgid was not pasted, so nobody can say that all is well with it.
  assert.is(stateOf(others, 'subid-allocated'), 'not-checked');
});

test('a finding of a text has no fix, and names only files that it shows', async () => {
  const [first] = await causesOf(
    refused,
    '$ cat /etc/subuid',
    'bob:100000:65536',
    '',
    'lxc.idmap = u 0 165536 65536',
    'lxc.idmap = g 0 165536 65536',
  );
  assert.equal([first?.fix, first?.finding], [null, null]);
  assert.equal(
    [...new Set(first?.shown?.evidence.map(({ path }) => path))],
    ['/home/bob/.local/share/lxc/web/config', '/etc/subuid'],
  );
});

test('grants that are in order rule out that they are not', async () => {
  const causes = await causesOf(
    refused,
    'bob@deb:~$ cat /etc/subuid /etc/subgid',
    'bob:165536:65536',
    'bob:165536:65536',
    'bob@deb:~$ ',
  );
  assert.is(stateOf(causes, 'subid-allocated'), 'ruled-out-by-text');
});

test('a permission for another bridge', async () => {
  const [first] = await causesOf(
    quota,
    '$ cat /etc/lxc/lxc-usernet',
    'bob veth virbr0 10',
    '$ grep net ~/.local/share/lxc/web/config',
    'lxc.net.0.type = veth',
    'lxc.net.0.link = lxcbr0',
    '$ id',
    'uid=1001(bob) gid=1001(bob) groups=1001(bob)',
  );
  assert.equal([first?.cause, first?.state], ['usernet-link', 'confirmed-by-text']);
});

test('a setting of the kernel, shown by sysctl or as the file', async () => {
  const clone = terminal('start.c', 'Operation not permitted - Failed to clone a new set of namespaces');
  const shown = ['$ sysctl kernel.unprivileged_userns_clone', 'kernel.unprivileged_userns_clone = 0'];
  const file = ['$ cat /proc/sys/kernel/unprivileged_userns_clone', '0'];
  for (const lines of [shown, file]) {
    const [first] = await causesOf(clone, ...lines);
    assert.equal([first?.cause, first?.state], ['userns-clone', 'confirmed-by-text']);
  }
});

test('a line of a file of settings says nothing of the kernel', async () => {
  const clone = terminal('start.c', 'Operation not permitted - Failed to clone a new set of namespaces');
  const causes = await causesOf(
    clone,
    '$ cat /etc/sysctl.d/lxc.conf',
    'kernel.unprivileged_userns_clone = 0',
  );
  assert.is(stateOf(causes, 'userns-clone'), 'not-checked');
});

test('the cgroups of a shell', async () => {
  const [first] = await causesOf(
    terminal(
      'cgfsng.c',
      'Permission denied - Failed to create directory "/sys/fs/cgroup/cpuset//lxc.monitor.web"',
    ),
    '$ cat /proc/self/cgroup',
    '12:pids:/',
    '11:cpuset:/',
    '1:name=systemd:/',
    '0::/',
    '$ lxc-start --version',
    '4.0.6',
  );
  assert.equal([first?.cause, first?.state], ['root-cgroup', 'confirmed-by-text']);
});

const noWay = terminal(
  'start.c',
  'Permission denied - Could not access /home/bob. Please grant it x access, or add an ACL for the container root',
);
const config = [
  'lxc.idmap = u 0 100000 65536',
  'lxc.idmap = g 0 100000 65536',
  'lxc.rootfs.path = dir:/home/bob/.local/share/lxc/web/rootfs',
];

test('the mode of a directory, as ls shows it', async () => {
  const listed = 'drwx------ 14 bob bob 4096 Nov 26 10:00 /home/bob';
  const [first] = await causesOf(noWay, 'bob@deb:~$ ls -ld /home/bob', listed, ...config);
  assert.equal([first?.cause, first?.state], ['path-traversable', 'confirmed-by-text']);
  assert.match(first?.shown?.message ?? '', /host UID 100000/);
});

test('a mode beside an access control list tells nothing', async () => {
  const listed = 'drwx------+ 14 bob bob 4096 Nov 26 10:00 /home/bob';
  const [first] = await causesOf(noWay, 'bob@deb:~$ ls -ld /home/bob', listed, ...config);
  assert.is(first?.state, 'not-checked');
});

test('a release that is named decides what its config may say', async () => {
  const legacy = terminal('confile.c', 'Unknown configuration key "lxc.network.type"');
  const [first] = await causesOf(legacy, 'I run LXC 5.0.2 with', 'lxc.network.type = veth');
  assert.equal([first?.cause, first?.state], ['legacy-keys', 'confirmed-by-text']);
  assert.match(first?.shown?.message ?? '', /LXC 5\.0\.2 rejects/);
});

test('a release that is named rules out what others have', async () => {
  const state = async (release: string) =>
    stateOf(await causesOf(quota, `This is Arch Linux with LXC ${release}.`), 'lxc-user-nic-bug');
  assert.is(await state('6.0.6'), 'ruled-out-by-text');
  assert.is(await state('5.0.2'), 'not-checked');
});

test('a part of a config lacks nothing', async () => {
  const causes = await causesOf(
    terminal('start.c', 'Failed to spawn container "web"'),
    'lxc.net.0.type = veth',
  );
  assert.equal(causes, []);
});

test('a text that shows nothing is judged by its lines alone', async () => {
  const causes = await causesOf(quota);
  assert.ok(causes.every(({ state }) => state === 'not-checked'));
});

test('grants of programs are not those of the user', async () => {
  const [first] = await causesOf(
    refused,
    ...['$ cat /etc/subuid', 'root:100000:65536', 'lxd:100000:65536', 'bob:100000:65536'],
    ...['$ cat ~/.config/lxc/default.conf', 'lxc.include = /etc/lxc/default.conf'],
    ...['lxc.idmap = u 0 165536 65536', 'lxc.idmap = g 0 165536 65536'],
  );
  assert.equal([first?.cause, first?.state], ['idmap', 'confirmed-by-text']);
});

test('who asks, as whoami says', async () => {
  const [first] = await causesOf(
    quota,
    ...['$ cat /etc/lxc/lxc-usernet', 'ann veth lxcbr0 10', '', '$ whoami', 'bob'],
    ...['$ cat ~/.config/lxc/default.conf', 'lxc.net.0.type = veth', 'lxc.net.0.link = lxcbr0'],
  );
  assert.match(first?.shown?.message ?? '', /does not allow bob/);
});

test('what is no name of an account is nobody', async () => {
  for (const line of ['bob smith', 'whoami: not found', '-- /etc/subuid --', 'uid=1e9(bob) gid=1(bob)'])
    assert.is((await causesOf(quota, '$ whoami', line, 'bob veth br0 1'))[0]?.cause, 'usernet-link');
  const huge = `uid=${'9'.repeat(30)}(bob) gid=1(bob)`;
  assert.is((await causesOf(quota, huge, 'bob veth br0 1'))[0]?.cause, 'usernet-link');
});

test('owners that every object has are nobody', async () => {
  const listed = 'drwx------ 2 constructor __proto__ 4096 Nov 26 10:00 /home/bob';
  const [first] = await causesOf(noWay, 'bob@deb:~$ ls -ld /home/bob', listed, ...config);
  assert.is(first?.state, 'not-checked');
});

test('of paths without an end so much is followed', async () => {
  const deep = `lxc.rootfs.path = ${'/a'.repeat(4000)}`;
  const causes = await causesOf(quota, ...Array.from({ length: 3000 }, () => deep));
  assert.ok(causes.some(({ cause }) => cause === 'usernet-link'));
});

test('headings of a snapshot in a pasted file add nothing to it', async () => {
  const causes = await causesOf(
    refused,
    '$ cat /etc/subuid',
    'bob:165536:65536',
    '-- /etc/subgid --',
    'bob:1:1',
  );
  assert.is(stateOf(causes, 'subid-allocated'), 'not-checked');
});

test.run();
