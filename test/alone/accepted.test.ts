import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../support/fixture.ts';
import { lintWith, reportOn, snapshotWith } from '../support/machine.ts';

// What people have accepted in files on their own: a baseline that was written by one run, and comments with a reason.

const config = '/home/lxcuser-test/.local/share/lxc/test/config';
const maps = 'lxc.idmap = u 0 100000 65536\nlxc.idmap = g 0 100000 65536\n';
const before = `${maps}lxc.autodev = yes\nlxc.net.0.flags = up\n`;

const text = (body: string) => `-- ${config} --\n${body}`;
const args = ['--config', config, '--lxc-version', '5.0,6.0'];

/** With what an earlier run printed as JSON. */
async function against(baseline: string, body: string) {
  const read = async (path: string) => (path === 'old.json' ? baseline : snapshotWith(text(body)));
  const options = ['--snapshot', '-', ...args, '--baseline', 'old.json', '--format', 'json'];
  const { code, out } = await run(options, { read });
  const { findings, suppressed } = JSON.parse(out);
  return { code, found: findings.map(({ rule }: { rule: string }) => rule), suppressed: suppressed.length };
}

test('what a baseline has is not found again, wherever its lines have moved, and what is new is', async () => {
  const { code, out } = await lintWith(text(before), [...args, '--format', 'json']);
  assert.is(code, 1);
  assert.equal(await against(out, before), { code: 0, found: [], suppressed: 2 });
  assert.equal(await against(out, `# moved\n\n${before}`), { code: 0, found: [], suppressed: 2 });
  assert.equal(await against(out, before.replace('yes', 'no')), {
    code: 1,
    found: ['config-syntax'],
    suppressed: 1,
  });
  assert.equal(await against(out, `${before}lxc.hook.pre-start = prepare\nlxc.tty.max = many\n`), {
    code: 1,
    found: ['config-syntax', 'config-meaning'],
    suppressed: 2,
  });
});

test('a comment with a reason suppresses a finding, for each version', async () => {
  const comment = '# lxc-lint-disable-next-line config-syntax -- is filled in by the deployment\n';
  const body = before.replace('lxc.autodev', `${comment}lxc.autodev`);
  const { findings, suppressed } = await reportOn(text(body), args);
  assert.equal(
    findings.map(({ rule }: { rule: string }) => rule),
    ['net-type-missing'],
  );
  assert.is(suppressed[0].finding.rule, 'config-syntax');
  assert.is((await lintWith(text(`# lxc-lint-disable net-type-missing -- known\n${body}`), args)).code, 0);
});

test('a comment without a reason suppresses nothing, and is told', async () => {
  const { findings } = await reportOn(
    text(`${maps}# lxc-lint-disable-next-line config-syntax\nlxc.autodev = yes\n`),
    args,
  );
  assert.equal(findings.map(({ rule }: { rule: string }) => rule).sort(), ['config-syntax', 'suppression']);
});

test.run();
