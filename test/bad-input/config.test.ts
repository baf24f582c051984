import { rmSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../support/fixture.ts';
import { planted, temporary } from '../support/temporary.ts';
import { assertValidReport } from '../support/valid-report.ts';
import { configs, type Row } from './configs.ts';

// Each of them alone, and as the config of a container.

/** Seconds of the processor’s, so that a busy machine does not count: far more than it takes, far less than a hang. */
const soon = 5;
const spent = () => process.cpuUsage().user / 1e6;

async function lints(
  argv: readonly string[],
  { rule = 'config-readable', status = 'fail', lxcMessage }: Row,
): Promise<number> {
  const since = spent();
  const told = await run(argv);
  const { code, out } = await run([...argv, '--format', 'json']);
  assert.ok(spent() - since < soon, 'takes long');
  assert.is(told.err, '');
  assert.match(told.out.replace(/\s+/g, ' '), lxcMessage);
  assert.not.match(told.out, / {4}at |^\s*Error/m);
  assert.ok(told.out.length < 20_000, 'is a flood');
  const report = JSON.parse(out);
  assertValidReport(report);
  const outcome = report.outcomes.find((each: { rule: string }) => each.rule === rule);
  assert.is(outcome?.status, status);
  return code;
}

async function refuses(argv: readonly string[], complaint: RegExp): Promise<void> {
  const { code, out, err } = await run(argv);
  assert.equal([code, out], [2, '']);
  assert.match(err, complaint);
}

for (const row of configs) {
  test(`${row.name}, alone`, async () => {
    const folder = temporary();
    row.make(`${folder}/config`, folder);
    const argv = ['--config', `${folder}/config`, '--lxc-version', '5.0.2'];
    if (row.refused) return refuses(argv, row.refused);
    assert.is(await lints(argv, row), row.code);
  });

  test(`${row.name}, as the config of a container`, async () => {
    const root = planted();
    const home = '/home/lxcuser-test/.local/share/lxc/test';
    rmSync(`${root}${home}/config`);
    row.make(`${root}${home}/config`, home);
    const lxcMessage = row.code === 0 ? /./ : row.lxcMessage;
    const code = await lints(['--root', root, '--user', 'lxcuser-test', '--lxc-version', '5.0.2'], {
      ...row,
      lxcMessage,
    });
    // Programs that are not root’s, as nobody else can plant them, are an error of their own.
    if (row.code === 1 || (row.code === 3 && process.getuid?.() === 0)) assert.is(code, row.code);
  });
}

test.run();
