import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ComparisonReport } from '../../src/report/comparison-report.ts';
import { run, type Said } from '../support/fixture.ts';
import { failing, lintWith, snapshotWith } from '../support/machine.ts';

// What differs between two snapshots, named by what it is, and what explains a finding before the rest.

const validate = new Ajv2020({ allErrors: true, strict: true }).compile(
  JSON.parse(readFileSync('schema/comparison.schema.json', 'utf8')),
);

const compared = (texts: Readonly<Record<string, string>>, ...more: string[]): Promise<Said> =>
  run(['compare', 'a', 'b', ...more], { read: async (path) => texts[path] ?? '' });

async function differing(after: string, before = ''): Promise<ComparisonReport> {
  const said = await compared({ a: snapshotWith(before), b: snapshotWith(after) }, '--format', 'json');
  const report: ComparisonReport = JSON.parse(said.out);
  assert.ok(validate(report), JSON.stringify(validate.errors));
  assert.is(said.code, 1);
  return report;
}

const config = '/home/lxcuser-test/.local/share/lxc/test/config';

interface Row {
  readonly after: string;
  readonly before?: string;
  /** The difference named first: path, and what it is. */
  readonly first: readonly [path: string, ...what: string[]];
  /** The rule that it explains. */
  readonly rule: string | undefined;
}

const rows: Readonly<Record<string, Row>> = {
  'a line that is gone': {
    after: '-- edit /etc/subuid --\n- lxcuser-test:624288:65536\n',
    first: ['/etc/subuid', 'lines'],
    rule: 'subid-allocated',
  },
  'a file that is gone': {
    after: '-- absent /etc/lxc/lxc-usernet --\n',
    first: ['/etc/lxc/lxc-usernet', 'gone'],
    rule: 'usernet-link',
  },
  'the mode of a program': {
    after: '-- stat --\nfile 0:0 0755 /usr/bin/newuidmap\n',
    first: ['/usr/bin/newuidmap', 'mode'],
    rule: 'uidmap-privileged',
  },
  'a sysctl': {
    after: '-- /proc/sys/kernel/unprivileged_userns_clone --\n0\n',
    first: ['/proc/sys/kernel/unprivileged_userns_clone', 'value'],
    rule: 'userns-clone',
  },
  'a line of the config': {
    after: `-- edit ${config} --\n- lxc.net.0.link = lxcbr0\n+ lxc.net.0.link = br7\n`,
    first: [config, 'lines'],
    rule: 'usernet-link',
  },
  'what cannot be read any more': {
    after: '-- denied /etc/subuid --\n/etc/subuid: permission denied\n',
    first: ['/etc/subuid', 'access'],
    rule: 'subid-allocated',
  },
  'the version of LXC, without a finding': {
    before: '-- $ /usr/bin/lxc-start --version --\n0\n4.0.6\n',
    after: '',
    first: ['/usr/bin/lxc-start --version', 'version'],
    rule: undefined,
  },
};

for (const [title, { after, before, first, rule }] of Object.entries(rows))
  test(`${title}: named first, with the rule that it explains`, async () => {
    const { differences } = await differing(after, before);
    const [found] = differences;
    assert.equal([found?.path, ...(found?.changes ?? []).map(({ what }) => what)], first);
    assert.is(found?.explains[0]?.rule, rule);
  });

test('what explains a finding comes before what only changed', async () => {
  const noise = '-- /etc/os-release --\nID=debian\n-- /proc/sys/kernel/osrelease --\n6.12.0\n';
  const { differences, verdicts, findings } = await differing(`${noise}${failing}`);
  assert.equal(
    differences.map(({ path, name }) => [path, name]),
    [
      ['/etc/subuid', null],
      ['/etc/os-release', null],
      ['/proc/sys/kernel/osrelease', 'kernel'],
    ],
  );
  assert.equal(verdicts, [{ user: 'lxcuser-test', name: 'test', before: 'starts', after: 'fails' }]);
  assert.ok(findings.new.some((each) => each.rule === 'idmap'));
  assert.equal(findings.gone, []);
});

test('a directory that is gone takes what was below it along', async () => {
  const rootfs = '/home/lxcuser-test/.local/share/lxc/test/rootfs';
  const below = ['', '/dev', '/proc', '/sys', '/sbin/init'].map((each) => `absent ${rootfs}${each}\n`);
  const { differences } = await differing(`-- stat --\n${below.join('')}`);
  assert.equal(
    differences.map(({ path }) => path),
    [rootfs],
  );
});

test('what changes from one look to the next is left out, unless it explains something', async () => {
  const mount = '28 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw\n';
  const other = '99 2 254:7 / / rw,relatime shared:8 - ext4 /dev/vda1 rw\n';
  const busy = '-- /proc/sys/kernel/pty/nr --\n5\n';
  const said = await compared({
    a: snapshotWith(`-- /proc/self/mountinfo --\n${mount}`),
    b: snapshotWith(`-- /proc/self/mountinfo --\n${other}${busy}`),
  });
  assert.equal(said, {
    code: 0,
    out: 'nothing differs but what changes from one look to the next\n',
    err: '',
  });
});

test('for people: what a difference is, in a line or with its lines', async () => {
  const { out, code } = await compared({ a: snapshotWith(), b: snapshotWith(failing) });
  assert.is(code, 1);
  assert.match(out, /^test of lxcuser-test: starts → fails\n\nnew:\n\n {2}error {4}/);
  assert.match(
    out,
    /\n {2}\/etc\/subuid {2}explains idmap\S*.*\n(?: {4}- .*\n)+ {4}\+ lxcuser-test:100000:65536\n/,
  );
});

test('two reports: findings, verdicts and versions', async () => {
  const report = async (sections: string) => (await lintWith(sections, ['--format', 'json'])).out;
  const texts = {
    a: await report('-- $ /usr/bin/lxc-start --version --\n0\n4.0.6\n'),
    b: await report(failing),
  };
  const { out, code } = await compared(texts, '--format', 'json');
  const found: ComparisonReport = JSON.parse(out);
  assert.ok(validate(found), JSON.stringify(validate.errors));
  assert.is(code, 1);
  assert.equal(
    found.differences.map(({ name, changes }) => [name, changes[0]?.before, changes[0]?.after]),
    [['LXC', '4.0.6', '5.0.2']],
  );
  assert.equal(found.verdicts, [{ user: 'lxcuser-test', name: 'test', before: 'starts', after: 'fails' }]);
  assert.equal((await compared({ a: texts.a, b: texts.a })).out, 'nothing differs\n');
});

test('what a stranger wrote goes to a terminal escaped', async () => {
  const hostile = `-- edit ${config} --\n- lxc.net.0.link = lxcbr0\n+ lxc.net.0.link = \u001b[2J\u202e\n`;
  const { out } = await compared({ a: snapshotWith(), b: snapshotWith(hostile) });
  assert.not.match(out, /[\u001b\u202e]/);
  assert.match(out, /\\x1b\[2J/);
});

const refusals: readonly (readonly [
  texts: Readonly<Record<string, string>>,
  argv: readonly string[],
  why: RegExp,
])[] = [
  [{ a: snapshotWith(), b: '{}' }, ['a', 'b'], /one is a report and the other a snapshot/],
  [{ a: '{}', b: '{}' }, ['a', 'b'], /a cannot be compared: it is not a report of --format json/],
  [{ a: '{', b: '{' }, ['a', 'b'], /a cannot be compared: it is not JSON/],
  [{ a: 'text', b: snapshotWith() }, ['a', 'b'], /a is neither a snapshot nor a report: it has no sections/],
  [
    { a: snapshotWith(), b: snapshotWith('-- caller root 0:0 0 --\n') },
    ['a', 'b'],
    /one was made by lxcuser-test and the other by root/,
  ],
  [{}, ['-', '-'], /standard input is either the one or the other/],
  [{}, ['a'], /compare needs two snapshots, or two reports/],
];

for (const [texts, argv, why] of refusals)
  test(`refused: ${why.source}`, async () => {
    const { code, out, err } = await run(['compare', ...argv], { read: async (path) => texts[path] ?? '' });
    assert.equal([code, out], [2, '']);
    assert.match(err, why);
  });

test.run();
