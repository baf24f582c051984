import fc from 'fast-check';
import type { KeyKind } from '../../../src/lxc/config/keys/key.ts';
import { listOf, nasty, number, seenValue } from './words.ts';

/** What may stand behind a key of this kind: what the corpus has there, what its language is made of, or anything. */
export const valueFor = (kind: KeyKind): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: seenValue(kind) },
    { weight: 4, arbitrary: languages[kind] ?? words },
    { weight: 1, arbitrary: seenValue() },
    { weight: 1, arbitrary: number },
    { weight: 1, arbitrary: fc.constant('') },
  );

const pick = (text: string): fc.Arbitrary<string> => fc.constantFrom(...text.split(' '));
const joined = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((all) => all.join(''));

const words = fc.oneof(
  fc.constantFrom(
    'a',
    'eth0',
    '/x/y',
    'a b',
    'a=b',
    '~/x',
    '$HOME',
    'none',
    'auto',
    '"a',
    "a'b",
    '#a',
    'a # b',
  ),
  fc.string({ unit: fc.oneof(nasty, fc.constantFrom('a', 'B', '1')), maxLength: 6 }),
);

/** Around a limit in bytes, of which some characters are two. */
const long = (limit: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: limit - 3, max: limit + 2 }), fc.boolean())
    .map(([length, wide]) => (wide ? `é${'x'.repeat(length - 2)}` : 'x'.repeat(length)));

const path = fc.oneof(
  words,
  fc.constantFrom('/a//b/./c/', 'a/..', '/', '.'),
  long(4096),
  joined(pick('/ // ./ /./ a//'), long(4096)),
);
const octet = fc.oneof(fc.integer({ min: 0, max: 256 }).map(String), number);
const dotted = fc.oneof(
  { weight: 5, arbitrary: fc.ipV4() },
  { weight: 2, arbitrary: listOf(octet, '.') },
  { weight: 1, arbitrary: pick('auto dev 10.0.3.1.1 10.0.3') },
);
const group = fc.oneof(pick('0 1 ffff 10000 FE80 g'), fc.constant(''));
const coloned = fc.oneof(
  { weight: 5, arbitrary: fc.ipV6() },
  { weight: 3, arbitrary: listOf(group, ':', 9) },
  {
    weight: 2,
    arbitrary: pick('auto dev :: ::1 1:: ::ffff:1.2.3.4 1:2:3:4:5:6:7:8 1::2::3 ::1.2.3.4:1 fe80::1%eth0'),
  },
);
const prefix = fc.oneof(fc.constant(''), joined(fc.constant('/'), number));
const behind = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: joined(fc.constant(' '), dotted) },
);

const idType = fc.oneof({ weight: 8, arbitrary: pick('u g') }, { weight: 1, arbitrary: pick('b U uid ug') });
const small = fc.constantFrom('0', '1', '1000', '100000', '65536');
/** Four words, or now and then fewer or more. */
const map = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(idType, number, number, number).map((all) => all.join(' ')) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(idType, fc.array(fc.oneof(small, small, fc.constantFrom('#', 'u')), { maxLength: 5 }))
      .map(([type, more]) => [type, ...more].join(' ')),
  },
  { weight: 1, arbitrary: listOf(fc.oneof(idType, number, nasty), ' ', 6) },
);
const limit = fc.oneof(number, pick('unlimited Unlimited unlimit'));
const signals =
  'SIGPWR sigpwr SIGHUP SIGRTMIN+3 SIGRTMAX-15 SIGRTMIN+31 SIGRTMIN+031 SIGRTMIN+08 SIGRTMAX-0x1e SIGRTMIN SIGRTMIN+ PWR SIG SIGKILLS SIGRT';
const mounts =
  'proc sys cgroup cgroup-full proc:rw proc:ro proc:mixed sys:mixed cgroup:ro:force cgroup2:ro shmounts: all';
const caps = 'none mknod MKNOD CAP_MKNOD sys_time checkpoint_restore 0 40 41 all chown,kill';

const languages: Partial<Record<KeyKind, fc.Arbitrary<string>>> = {
  path,
  rootfs: fc.oneof(path, joined(fc.oneof(pick('dir overlay x'), path), fc.constant(':'), path)),
  fstab: path,
  'tty-dir': fc.oneof(words, long(256)),
  'host-name': fc.oneof(words, long(65)),
  bool: number,
  uint: number,
  int: number,
  'lax-uint': number,
  'lax-bool': number,
  'lax-int': number,
  size: fc.oneof(
    joined(number, pick('k K KB kb Mb GB KiB B TB zz x1')),
    joined(number, fc.constantFrom(' ', ' KB', '  k')),
  ),
  time: joined(number, pick('h m s ms us ns hs H ss'), fc.constantFrom('', ' ', '\v')),
  arch: pick('x86_64 amd64 i686 aarch64 linux64 armhf riscv64 loong64 x32 sparc X86_64'),
  signal: fc.oneof(pick(signals), number),
  'log-level': fc.oneof(pick('trace DEBUG Info notice warn warning error crit alert fatal emerg'), number),
  syslog: pick('daemon Local0 local7 local8 user local'),
  'rootfs-options': listOf(
    pick('rw noatime create=dir optional relative idmap=container xoptional create=file bind'),
    ',',
  ),
  mounts: listOf(pick(mounts)),
  caps: listOf(pick(caps)),
  namespaces: listOf(pick('net ipc NET user mnt pid uts cgroup time nets')),
  'group-ids': listOf(number, ','),
  environment: fc.oneof(words, pick('A=b PATH NOT_SET A= =b A=b=c')),
  idmap: map,
  prlimit: fc.oneof(limit, joined(limit, pick(':'), limit), joined(limit, pick(': ::'))),
  'cgroup-dir': fc.oneof(path, pick('a /a ../a a/../b a..b ..')),
  'cgroup-name': pick('a a/b /a . .. ... a.'),
  proxy: pick('unix:/x unix: tcp:1 Unix:/x'),
  'nic-type': pick('veth macvlan vlan phys empty none ipvlan VETH bridge'),
  ipv4: joined(dotted, prefix, behind),
  'ipv4-gateway': dotted,
  'ipv4-route': joined(dotted, prefix),
  ipv6: joined(coloned, prefix),
  'ipv6-gateway': coloned,
  'ipv6-route': joined(coloned, prefix),
  'veth-mode': pick('bridge router Bridge'),
  'macvlan-mode': pick('private vepa bridge passthru source'),
  'ipvlan-mode': pick('l3 l3s l2 L2'),
  'ipvlan-isolation': pick('bridge private vepa none'),
  queues: number,
  vlan: number,
  'veth-vlan': fc.oneof(number, pick('none')),
  'veth-vlans': number,
};
