import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lintWith, reportOn } from '../support/machine.ts';

// net-host and hwaddr-unique were once part of net-type and hwaddr: what names the old rule means the new one as well.

const path = '/home/lxcuser-test/.local/share/lxc/test/config';
const type = 'lxc.net.0.type = veth\n';
const hostNetwork = (comment = '') =>
  `-- edit ${path} --\n- ${type}- lxc.net.0.link = lxcbr0\n${comment}+ lxc.net.0.type = none\n`;
const settled = (what: object) => `-- /etc/lxc-lint.json --\n${JSON.stringify(what)}\n`;

const outcome = async (sections: string, argv: readonly string[] = []) => {
  const { findings, suppressed, outcomes } = await reportOn(sections, argv);
  return {
    findings: findings.map(({ rule, severity }: Record<string, string>) => `${severity} ${rule}`),
    suppressed: suppressed.map(({ by, finding }: { by: string; finding: { rule: string } }) => [
      by,
      finding.rule,
    ]),
    isApplied: outcomes.some(({ rule }: { rule: string }) => rule === 'net-host'),
  };
};

test('the rule itself finds it', async () => {
  assert.equal(await outcome(hostNetwork()), {
    findings: ['error net-host'],
    suppressed: [],
    isApplied: true,
  });
});

test('a comment', async () => {
  const comment = '+ # lxc-lint-disable-next-line net-type -- it is run by root later\n';
  assert.equal(await outcome(hostNetwork(comment)), {
    findings: [],
    suppressed: [['comment', 'net-host']],
    isApplied: true,
  });
});

test('a waiver', async () => {
  const { findings, suppressed } = await outcome(
    hostNetwork() + settled({ waivers: [{ rule: 'net-type', reason: 'known' }] }),
  );
  assert.equal({ findings, suppressed }, { findings: [], suppressed: [['waiver', 'net-host']] });
});

test('a severity in lxc-lint.json, and the own name counts first', async () => {
  const found = async (rules: object) => (await outcome(hostNetwork() + settled({ rules }))).findings;
  assert.equal(await found({ 'net-type': 'info' }), ['info net-host']);
  assert.equal(await found({ 'net-type': 'info', 'net-host': 'warning' }), ['warning net-host']);
});

test('off in lxc-lint.json, and the own name counts first', async () => {
  const isApplied = async (rules: object) => (await outcome(hostNetwork() + settled({ rules }))).isApplied;
  assert.is(await isApplied({ 'net-type': 'off' }), false);
  assert.is(await isApplied({ 'net-type': 'off', 'net-host': 'error' }), true);
});

test('--rule and --skip', async () => {
  assert.is((await outcome(hostNetwork(), ['--rule', 'net-type'])).isApplied, true);
  assert.is((await outcome(hostNetwork(), ['--skip', 'net-type'])).isApplied, false);
});

const addressed = (comment: string) =>
  `-- edit ${path} --\n${comment}+ lxc.net.0.flags = up\n+ lxc.net.0.hwaddr = 00:16:3e:00:00:0a\n`;
const unused = '+ # lxc-lint-disable hwaddr -- as our switch wants it\n';

test('a comment that suppresses nothing of the rule or of those split off from it', async () => {
  const { out } = await lintWith(addressed(unused));
  assert.match(out, 'the comment suppresses nothing: hwaddr finds no problem here');
});

test('no comment is said to suppress nothing while one of them is not applied', async () => {
  const { out } = await lintWith(addressed(unused), ['--skip', 'hwaddr-unique']);
  assert.not.match(out, 'suppresses nothing');
});

test.run();
