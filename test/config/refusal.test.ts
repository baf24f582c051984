import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { render } from '../../src/base/locale.ts';
import { type Files, read } from '../support/config-files.ts';

const refusals = suite('refusals');

/** Release, config, why, the words it points at, and a part of the message. */
const refused: readonly (readonly [string, string, string, string, RegExp])[] = [
  ['5.0.2', 'lxc.uts.name a', 'no-equals', 'lxc.uts.name a', /equals sign/],
  ['5.0.2', 'lxc.utsnam = a', 'unknown-key', 'lxc.utsnam', /unknown key "lxc.utsnam"/],
  ['5.0.2', 'lxc.utsname = a', 'legacy-key', 'lxc.utsname', /"lxc.uts.name" in LXC 2.1/],
  ['4.0.6', 'lxc.network.type = veth', 'legacy-key', 'lxc.network.type', /"lxc.net.N.type"/],
  ['5.0.2', 'lxc.net.0.ipv4 = 10.0.0.1', 'legacy-key', 'lxc.net.0.ipv4', /"lxc.net.0.ipv4.address"/],
  ['5.0.2', 'lxc.kmsg = 0', 'legacy-key', 'lxc.kmsg', /removed in LXC 3.0/],
  ['2.0.11', 'lxc.idmap = u 0 1 1', 'newer-key', 'lxc.idmap', /needs LXC 2.1/],
  ['2.1.1', 'lxc.cgroup2.memory.max = 1', 'newer-key', 'lxc.cgroup2.memory.max', /needs LXC 3.0/],
  ['4.0.9', 'lxc.init.groups = 1', 'newer-key', 'lxc.init.groups', /needs LXC 4.0.10/],
  [
    '7.0.0',
    'lxc.cgroup.memory.limit_in_bytes =',
    'removed-key',
    'lxc.cgroup.memory.limit_in_bytes',
    /not supported any more/,
  ],
  ['5.0.2', 'lxc.start.auto = yes', 'bad-value', 'yes', /neither 0 nor 1/],
  ['5.0.2', 'lxc.tty.max = "09"', 'bad-value', '"09"', /not an integer/],
  ['5.0.2', 'lxc.idmap = u 0 u1 1', 'bad-value', 'u1', /"u1" is not a number/],
  ['5.0.2', 'lxc.mount.auto = proc sys cgroups', 'bad-value', 'cgroups', /"cgroups"/],
  ['5.0.2', 'lxc.cap.drop = mknod CAP_KILL', 'bad-value', 'CAP_KILL', /CAP_KILL/],
  [
    '5.0.2',
    'lxc.net.0.veth.pair = a',
    'bad-value',
    'lxc.net.0.veth.pair',
    /"lxc.net.0.type = veth" on an earlier line/,
  ],
  ['5.0.2', 'lxc.mount.fstab =', 'bad-value', '', /empty/],
  // Found by the oracles (npm run lab -- oracles).
  ['5.0.2', 'lxc.time.offset.boot = 9223372036854775808s', 'bad-value', '9223372036854775808s', /a time/],
  ['5.0.2', 'lxc.time.offset.boot = 9223372036854775807h', 'bad-value', '9223372036854775807h', /a time/],
  ['5.0.2', 'lxc.console.size = 9223372036854775807Mb', 'bad-value', '9223372036854775807Mb', /a size/],
  [
    '5.0.2',
    'lxc.prlimit.nofile = 18446744073709551616',
    'bad-value',
    '18446744073709551616',
    /a resource limit/,
  ],
  ['5.0.2', 'lxc.seccomp.notify.proxy = unix:', 'bad-value', 'unix:', /a socket/],
  ['5.0.2', 'lxc.console.size = "1024 "', 'bad-value', '"1024 "', /a size/],
  ['5.0.2', 'lxc.console.size = 0zz', 'bad-value', '0zz', /a size/],
  ['5.0.2', 'lxc.time.offset.boot = "1s\v"', 'bad-value', '"1s\v"', /a time/],
  ['5.0.2', 'lxc.idmap = u 18446744073709551616 1 x', 'bad-value', '18446744073709551616', /not a number/],
  ['5.0.2', 'lxc.init.uid = 18446744073709551616x', 'bad-value', '18446744073709551616x', /integer/],
  ['5.0.2', 'lxc.start.order = -2147483649', 'bad-value', '-2147483649', /integer/],
  ['5.0.2', 'lxc.start.order = -+1', 'bad-value', '-+1', /integer/],
  ['5.0.2', 'lxc.signal.stop = SIGRTMIN+08', 'bad-value', 'SIGRTMIN+08', /a signal/],
  ['5.0.2', 'lxc.prlimit.nofile = \u00a01', 'bad-value', '\u00a01', /a resource limit/],
];

const taken = [
  'lxc.time.offset.boot = -99999999999999999999s',
  'lxc.console.size = 9223372036854775807',
  'lxc.prlimit.nofile = 0:18446744073709551615',
  'lxc.seccomp.notify.proxy = unix:@x',
  'lxc.net.0.type = vlan\nlxc.net.0.vlan.id = -0',
  'lxc.net.0.type = vlan\nlxc.net.0.vlan.id = -18446744073709551615',
  'lxc.console.size = -0KB',
  'lxc.init.uid = 18446744073709551615',
  'lxc.seccomp.allow_nesting = 0xffffffffffffffff and more',
  'lxc.idmap = u 0 0 18446744073709551615',
  'lxc.start.order = -2147483648',
  'lxc.signal.stop = SIGRTMIN+0x1e',
  `lxc.rootfs.path = dir:/${'x'.repeat(4094)}`,
  `lxc.rootfs.mount = //./${'x'.repeat(4094)}/`,
];
for (const text of taken)
  refusals(`none: ${text.slice(0, 99)}`, () => assert.is(read(text).refused, undefined));

for (const [version, text, why, words, message] of refused) {
  refusals(`${version}: ${text}`, () => {
    const found = read(`lxc.start.delay = 1\n${text}\nlxc.arch = x86`, version);
    assert.is(found.statements.length, 1);
    assert.is(found.refused?.why, why);
    assert.is(found.refused?.at.line, 2);
    const { column = 1, endColumn = text.length + 1 } = found.refused?.at ?? {};
    assert.is(text.slice(column - 1, endColumn - 1), words);
    assert.match(found.refused ? render(found.refused.message) : '', message);
  });
}

refusals('are in the words of the release', () => {
  assert.is(read('lxc.bogus = 1', '1.0.11').refused?.lxcMessage, 'unknown key lxc.bogus');
  assert.is(read('lxc.bogus = 1', '3.0.4').refused?.lxcMessage, 'Unknown configuration key "lxc.bogus"');
  assert.is(read('lxc.bogus = 1', '4.0.7').refused?.lxcMessage, 'Unsupported config key "lxc.bogus"');
  assert.is(read('lxc.network.type = veth', '4.0.6').refused?.lxcMessage, 'lxc.net must not have a value');
  assert.is(read('lxc.tty = a', '2.0.11').refused?.lxcMessage, 'Failed to parse config: lxc.tty = a');
});

const furtherIn = (files: Files | string): (readonly [string, number | undefined])[] =>
  read(files).further.map(({ at }) => [at.path, at.line] as const);

refusals('go on behind the first one', () => {
  const config = read('lxc.zz = 1\nlxc.arch = x86\nlxc.start.auto = yes\n# a\nlxc.yy = 1\n');
  assert.equal([config.refused?.at.line, config.statements], [1, []]);
  assert.equal(
    config.further.map(({ at, why }) => [at.line, why]),
    [
      [3, 'bad-value'],
      [5, 'unknown-key'],
    ],
  );
});

refusals('do not go on with what depends on what was rejected', () => {
  assert.equal(furtherIn('lxc.net.0.typ = veth\nlxc.net.0.veth.pair = a\n'), []);
});

refusals('go on in every file that is open, and follow no include', () => {
  const files = {
    '/c': 'lxc.include = /d\nlxc.yy = 1\nlxc.include = /e\n',
    '/d': 'lxc.zz = 1\nlxc.xx = 1\n',
    '/e': 'lxc.ww = 1\n',
  };
  assert.equal(furtherIn(files), [
    ['/d', 2],
    ['/c', 2],
  ]);
});

refusals('end after so many', () => {
  assert.is(furtherIn('lxc.zz = 1\n'.repeat(1000)).length, 50);
});

refusals.run();
