import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Action } from '../../src/model/action.ts';
import type { FindingReport } from '../../src/report/finding-report.ts';
import { reportOn } from '../support/machine.ts';

// What root grants is a function of root's files: whatever a user's config says, it never has root do more, without a person's
// word, than a config does that asks for what root permits.

const folder = '/home/lxcuser-test/.local/share/lxc/test';

type Machine = readonly [usernet: string, ...bridges: string[]];

/** What root has written, and the bridges that it means for the user. */
const machines: readonly [Machine, ...Machine[]] = [
  ['lxcuser-test veth lxcbr0 2 formerly brlan', 'lxcbr0'],
  [' lxcuser-test veth lxcbr0 2 formerly brlan', 'lxcbr0'],
  ['1001 veth lxcbr0 10 brlan', 'lxcbr0'],
  ['lxcuser-test veth lxcbr0 unlimited', 'lxcbr0'],
  ['lxcuser-test lxcbr0 2', 'lxcbr0'],
  ['lxcuser-test bridge lxcbr0 2 brlan', 'lxcbr0'],
  ['lxcuser-test lxcbr0 veth 2', 'lxcbr0'],
  ['lxcuser-test veth lxcbr0 1\nlxcuser-test veth brgone 1\nsomebody veth brlan 5', 'lxcbr0', 'brgone'],
  ['somebody veth brlan 5\n# lxcuser-test veth brlan 1', 'lxcbr0'],
];

const strange = [
  ...['canary', 'lxcbr0 99', '-all', '../../etc', 'two words', 'veth', '624288', 'lxcuser-test:624288:65536'],
  ...['/root/x', '/home/somebody/x', '/etc/lxc/canary.conf', '/usr/share/lxc/templates/lxc-busybox'],
  ...['/usr/share/lxc/*', '/usr/share/lxc/config/user*.conf', '/usr/share/lxc/config/userns.con?'],
];

const link = (word: string) => `lxc.net.0.link = ${word}`;

/** Where else a word of the user's may stand. */
const places: readonly ((word: string) => string)[] = [
  (word) => `lxc.include = ${word}`,
  (word) => `lxc.rootfs.path = dir:${word}`,
  (word) => `lxc.mount.entry = ${word} mnt none bind 0 0`,
  (word) => `lxc.idmap = u 0 ${word} 65536`,
];

/** All that root would do without a word where the config of the container ends in this line. */
async function byRoot(usernet: string, line: string): Promise<Set<string>> {
  const word = line.replace(/^.*?= (dir:)?/, '').replace(/ mnt none bind 0 0$/, '');
  const bridge = /^[\w-]+$/.test(word) && word !== 'brgone';
  const { findings } = await reportOn(`-- ${folder}/config --
lxc.include = /usr/share/lxc/config/common.conf
lxc.include = /usr/share/lxc/config/userns.conf
lxc.idmap = u 0 624288 65536
lxc.idmap = g 0 624288 65536
lxc.rootfs.path = dir:${folder}/rootfs
lxc.net.0.type = veth
${line}
-- /etc/lxc/lxc-usernet --
${usernet}
${word.endsWith('canary.conf') ? `-- denied ${word} --\npermission denied` : `-- absent ${word} --`}
-- absent link ${word} --
-- absent link ${folder}/${word} --
-- $ dpkg-query --search ${word} --
0
liblxc-common: /usr/share/lxc/config/userns.conf
-- stat --
${bridge ? `directory 0:0 0755 /sys/class/net/${word}\ndirectory 0:0 0755 /sys/class/net/${word}/bridge` : ''}
${word.startsWith('/usr') ? `absent ${word}` : `directory 0:0 0755 ${word}`}
absent ${folder}/${word}
absent /sys/class/net/brgone
file 0:0 0600 /etc/lxc/canary.conf
directory 0:0 0700 /root
directory 1002:1002 0700 /home/somebody
`);
  const safe = (findings as FindingReport[]).filter(({ fix }) => fix.safety === 'safe');
  for (const { rule } of findings) found.add(rule);
  return new Set(
    safe
      .flatMap(({ fix }) => fix.actions)
      .filter(({ by }) => by === 'root')
      .map((action: Action) => JSON.stringify(action)),
  );
}

const found = new Set<string>();
let granted = 0;

/** That no line has root do more than a link to one of the bridges does that root means. */
async function hold([usernet, ...bridges]: Machine, lines: readonly string[]): Promise<void> {
  const meant = new Set<string>();
  for (const bridge of bridges) for (const action of await byRoot(usernet, link(bridge))) meant.add(action);
  granted += meant.size;
  for (const line of lines)
    for (const action of await byRoot(usernet, line)) assert.ok(meant.has(action), `${line}: ${action}`);
}

const wordsOf = (usernet: string) => [...new Set([...usernet.trim().split(/\s+/), ...strange])];

for (const machine of machines) {
  const [usernet] = machine;
  test(`no link has root do more, where lxc-usernet says ${JSON.stringify(usernet)}`, () =>
    hold(machine, wordsOf(usernet).map(link)));
}

for (const place of places)
  test(`nor does ${place('WORD')}`, () => hold(machines[0], wordsOf(machines[0][0]).map(place)));

test('there was something to find, and something that root would do', () => {
  for (const rule of ['usernet-link', 'config-include', 'rootfs-path', 'mount-source', 'idmap'])
    assert.ok(found.has(rule), rule);
  assert.ok(granted >= 8, `${granted}`);
});

test.run();
