import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { reportOn } from '../support/machine.ts';

// A line that LXC rejects hides nothing of the rest of a file on its own, and nothing is made up for want of it.

const config = '/home/lxcuser-test/.local/share/lxc/test/config';
const maps = 'lxc.idmap = u 0 100000 65536\nlxc.idmap = g 0 100000 65536\n';

async function found(body: string, version = '6.0'): Promise<string[]> {
  const { findings } = await reportOn(`-- ${config} --\n${body}`, [
    '--config',
    config,
    '--lxc-version',
    version,
  ]);
  return findings.map(
    ({ rule, kind, evidence }: { rule: string; kind: string; evidence: { line: number }[] }) =>
      `${rule} ${kind} ${evidence[0]?.line}`,
  );
}

test('what stands above and below a line that LXC rejects is judged', async () => {
  assert.equal(
    await found(
      [
        'lxc.idmap = u 0 100000 65536',
        'lxc.idmap = g 1 100000 65536',
        'lxc.cap.drop = nonsense',
        'lxc.net.0.flags = up',
        'lxc.uts.nam = a',
        'lxc.hook.autodev = prepare',
        '',
      ].join('\n'),
    ),
    [
      'config-syntax bad-value 3',
      'config-syntax unknown-key 5',
      'idmap no-root 2',
      'net-type-missing no-type 4',
      'config-meaning hook-without-path 6',
    ],
  );
});

test('so is what a file that is included has wrong, and each of them that does not exist', async () => {
  const beside = '/home/lxcuser-test/.local/share/lxc/test/more';
  const { findings } = await reportOn(
    `-- ${config} --\nlxc.include = ${beside}\nlxc.include = ${beside}\nlxc.tty.max = many\n-- ${beside} --\nlxc.utsname = a\nlxc.foo = 1\n-- stat --\nfile 0:0 0644 ${beside}\n`,
    ['--config', config, '--lxc-version', '6.0'],
  );
  assert.equal(
    findings.map(
      ({
        rule,
        evidence: [{ path, line }],
      }: {
        rule: string;
        evidence: [{ path: string; line: number }];
      }) => [rule, path, line],
    ),
    [
      ['config-syntax', beside, 2],
      ['config-syntax', beside, 2],
      ['config-syntax', config, 3],
      ['legacy-keys', beside, 1],
    ],
  );
});

for (const [what, body] of Object.entries({
  'a map that may be the one of root': `lxc.idmap = u 0 100000 65536\nlxc.idmap = g 0 100000\n`,
  'a misspelt map': `lxc.idmap = u 0 100000 65536\nlxc.idmpa = g 0 100000 65536\n`,
  'an old map': `lxc.idmap = u 0 100000 65536\nlxc.id_map = g 0 100000 65536\n`,
  'a type that does not exist': `${maps}lxc.net.0.type = vethh\nlxc.net.0.flags = up\n`,
  'a misspelt type': `${maps}lxc.net.0.tpye = veth\nlxc.net.0.flags = up\n`,
  'a type without an equals sign': `${maps}lxc.net.0.type veth\nlxc.net.0.flags = up\n`,
  'an unknown key of the interface': `${maps}lxc.net.0.kind.of = veth\nlxc.net.0.flags = up\n`,
  'flags that may bring it up': `${maps}lxc.net.0.type = veth\nlxc.net.0.flag = up\nlxc.net.0.ipv4.address = 10.0.0.2/24\n`,
  'a line that overrides the type': `${maps}lxc.net.0.type = macvlan\nlxc.net.0.typ = veth\n`,
}))
  test(`the only finding is the line that LXC rejects: ${what}`, async () => {
    const all = await found(body);
    assert.ok(all.length === 1 && /^(config-syntax|legacy-keys) /.test(all[0] ?? ''), `${all}`);
  });

test('an interface whose lines can be read is judged beside one whose lines cannot', async () => {
  assert.equal(await found(`${maps}lxc.net.0.type = vethh\nlxc.net.0.flags = up\nlxc.net.1.flags = up\n`), [
    'config-syntax bad-value 3',
    'net-type-missing no-type 5',
  ]);
});

test('what a file of the host would set is not called missing, and what the config sets is judged', async () => {
  const { findings, summary } = await reportOn(
    `-- ${config} --\nlxc.include = /etc/lxc/default.conf\nlxc.idmap = u 0 100000 65536\nlxc.net.0.type = macvlan\n`,
    ['--config', config, '--lxc-version', '6.0'],
  );
  assert.equal(
    findings.map(({ rule }: { rule: string }) => rule),
    ['net-type'],
  );
  assert.is(summary.unknown, 1);
});

test('mounts and a rootfs that fail on any host are found', async () => {
  const entries = [
    '/dev/sdb1 mnt ext4 defaults',
    'data mnt none bind',
    '/srv mnt none rw',
    '/srv /mnt none bind',
    '/srv mnt none bind,optional',
    '/dev/sdc1 mnt ext4 optional',
  ];
  const mounts = entries.map((each) => `lxc.mount.entry = ${each} 0 0\n`).join('');
  assert.equal(await found(`${maps}lxc.rootfs.path = dir:rootfs\nlxc.mount.fstab = /srv/fstab\n${mounts}`), [
    'mount-source needs-root 5',
    'mount-source relative 6',
    'mount-source no-type 7',
    'rootfs-path relative 3',
    'mount-source outside 8',
  ]);
  assert.equal(await found(`lxc.rootfs.path = dir:rootfs\n${mounts}`), []);
});

test('a comment about what nobody can tell is not called useless', async () => {
  const comment = '# lxc-lint-disable-next-line net-type-missing -- we know\n';
  assert.equal(
    await found(`${maps}lxc.net.0.tpye = veth\n${comment}lxc.net.0.flags = up\nlxc.net.1.flags = up\n`),
    ['config-syntax unknown-key 3', 'net-type-missing no-type 6'],
  );
});

test.run();
