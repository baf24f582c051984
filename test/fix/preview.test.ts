import { spawnSync } from 'node:child_process';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../support/fixture.ts';
import { lintWith } from '../support/machine.ts';

const config = '/home/lxcuser-test/.local/share/lxc/test/config';

/** The map was copied from a FAQ, and nobody may use the bridge. */
const broken = `-- ${config} --
lxc.include = /usr/share/lxc/config/common.conf
lxc.include = /usr/share/lxc/config/userns.conf
lxc.idmap = u 0 820896 65536
lxc.idmap = g 0 820896 65536
lxc.rootfs.path = dir:/home/lxcuser-test/.local/share/lxc/test/rootfs
lxc.net.0.type = veth
lxc.net.0.link = lxcbr0
-- /etc/lxc/lxc-usernet --
`;

test('--fix-script prints one pass for another machine, whoever asks, and ends well', async () => {
  const { code, out } = await lintWith(broken, ['--fix-script']);
  assert.is(code, 0);
  assert.match(out, /^#!\/bin\/sh\n/);
  assert.match(out, `as lxcuser-test edit ${config} `);
  assert.match(out, '\n3-lxc.idmap = u 0 820896 65536\n3+lxc.idmap = u 0 624288 65536\n');
  assert.match(out, 'as root edit /etc/lxc/lxc-usernet ');
  assert.is(spawnSync('sh', ['-n'], { input: out }).status, 0);
});

test('a script from a snapshot holds whole files to their sums, though it shows less of them', async () => {
  const secret = broken.replace('lxc.net.0.type', '# SECRET\nlxc.net.0.type');
  const direct = await lintWith(secret, ['--fix-script']);
  const { out: taken } = await lintWith(secret, ['snapshot']);
  assert.match(taken, /^# \*\*\*$/m);
  const { out, err } = await run(['--snapshot', '-', '--fix-script'], { read: async () => taken });
  const edits = (script: string) => script.split('\n').filter((line) => / edit \//.test(line));
  assert.ok(edits(out).length > 1);
  assert.equal(edits(out), edits(direct.out));
  assert.is(err, '');
});

test('a line that has something left out is not edited from a snapshot, and that is said', async () => {
  const secret = `${broken}-- ${config} --
lxc.include = /usr/share/lxc/config/common.conf
lxc.include = /usr/share/lxc/config/userns.conf
lxc.id_map = u 0 624288 65536
lxc.id_map = g 0 624288 65536
lxc.rootfs = ${config.replace('/config', '/rootfs')}
lxc.init_cmd = /sbin/init SECRET
`;
  assert.match((await lintWith(secret, ['--fix-script'])).out, '+lxc.init.cmd = /sbin/init SECRET');
  const { out: taken } = await lintWith(secret, ['snapshot']);
  const { out, err } = await run(['--snapshot', '-', '--fix-script'], { read: async () => taken });
  assert.not.match(out, '+lxc.init.cmd');
  assert.match(err, 'lxc-lint: the snapshot does not show all that is needed to ');
});

test('with nothing to mend there is nothing in the script, and that is said', async () => {
  const { code, out, err } = await lintWith('', ['--fix-script']);
  assert.is(code, 0);
  assert.not.match(out, /^may /m);
  assert.is(err, 'lxc-lint: nothing to fix\n');
});

test('a script does what needs a person’s word only with it', async () => {
  const typo = broken.replace('lxc.net.0.link', 'lcx.net.0.link');
  const [safe, unsafe] = [
    await lintWith(typo, ['--fix-script']),
    await lintWith(typo, ['--fix-script', '--unsafe', 'test']),
  ];
  assert.not.match(safe.out, '+lxc.net.0.link');
  assert.match(unsafe.out, '+lxc.net.0.link');
});

test('with --all-users nothing new is made, and it is said how to have it made', async () => {
  const [all, one] = [
    await lintWith(broken, ['--fix-script', '--all-users']),
    await lintWith(broken, ['--fix-script', '--user', 'lxcuser-test']),
  ];
  assert.match(all.out, `as lxcuser-test edit ${config} `);
  assert.not.match(all.out, 'as root edit /etc/lxc/lxc-usernet ');
  assert.match(one.out, 'as root edit /etc/lxc/lxc-usernet ');
  const way = 'lxc-lint --user NAME --snapshot - --fix-script';
  assert.is(
    all.err,
    `lxc-lint: 1 fix would make something new, and is applied for one user at a time: ${way}\n`,
  );
  assert.is(one.err, '');
});

test.run();
