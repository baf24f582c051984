import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { FindingReport } from '../../src/report/finding-report.ts';
import { lintWith, snapshotWith } from '../support/machine.ts';

// What one user writes costs the others no line of the report, and nobody the report itself.

const about = (home: string, first: number, more: string) => `-- ${home}/.local/share/lxc/test/config --
lxc.include = /usr/share/lxc/config/common.conf
lxc.include = /usr/share/lxc/config/userns.conf
lxc.rootfs.path = dir:${home}/.local/share/lxc/test/rootfs
lxc.idmap = u 0 ${first} 65536
lxc.idmap = g 0 ${first} 65536
${more}
`;

const mounts = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `lxc.mount.entry = relative${index} m none bind 0 0`);

const told = async (machine: string, argv: readonly string[]) => {
  const { out } = await lintWith(machine, [...argv, '--format', 'json']);
  const findings: FindingReport[] = JSON.parse(out).findings;
  return { size: out.length, findings };
};

test('many problems on one long line are told in a report that is not many times as long', async () => {
  const line = [...mounts(40), 'x'.repeat(100_000)].join('\r');
  const { size, findings } = await told(about('/home/lxcuser-test', 624288, line), []);
  assert.ok(findings.filter(({ evidence }) => /relative/.test(`${evidence[0]?.text}`)).length >= 40);
  assert.ok(size < 1_000_000, `${size}`);
});

/** The machine of another user, with the same in it. */
const mallory = snapshotWith()
  .replace(/^-- (lxc-lint snapshot|caller|end).*\n/gm, '')
  .replaceAll('lxcuser-test', 'mallory')
  .replaceAll('1001', '1002')
  .replaceAll('624288', '900000');

const accounts = `${mallory}
-- /etc/passwd --
root:x:0:0:root:/root:/bin/bash
mallory:x:1002:1002::/home/mallory:/bin/bash
lxcuser-test:x:1001:1001::/home/lxcuser-test:/bin/bash
-- /etc/subuid --
mallory:900000:65536
lxcuser-test:624288:65536
-- /etc/subgid --
mallory:900000:65536
lxcuser-test:624288:65536
${about('/home/lxcuser-test', 100000, '')}`;

test('a user with more problems than are told takes none of them from another', async () => {
  const of = (user: string, all: readonly FindingReport[]) =>
    all.filter(({ subject }) => JSON.stringify(subject).includes(user));
  const beside = (more: string) => told(accounts + about('/home/mallory', 900000, more), ['--all-users']);
  const modest = await beside('');
  const hostile = await beside(mounts(6000).join('\n'));
  assert.ok(of('lxcuser-test', modest.findings).some(({ rule }) => rule === 'idmap'));
  assert.equal(of('lxcuser-test', hostile.findings), of('lxcuser-test', modest.findings));
  assert.is(of('mallory', hostile.findings).length, 5000);
});

test.run();
