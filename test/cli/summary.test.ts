import pico from 'picocolors';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { summaryLines } from '../../src/report/formats/pretty/summary.ts';
import type { Report } from '../../src/report/report.ts';
import { failing, reportOn } from '../support/machine.ts';

const look = { paint: pico.createColors(false), width: 80, quiet: false };
const told = async (change: (report: Report) => Report) =>
  summaryLines(change((await reportOn(failing)) as Report), look).join('\n');
const on = (run: Partial<Report['run']>, needRoot: number) => (report: Report) => ({
  ...report,
  run: { ...report.run, ...run },
  summary: { ...report.summary, fixable: 2, needRoot },
});

test('root is told how to have it mended', async () => {
  assert.match(await told(on({ source: 'live', euid: 0 }, 2)), '`lxc-lint --fix` mends');
});

test('so is a user, of what he may mend', async () => {
  assert.match(await told(on({ source: 'live', euid: 1001 }, 1)), '`lxc-lint --fix` mends');
});

test('a user is told what root is to do, where he may mend nothing', async () => {
  const said = await told(on({ source: 'live', euid: 1001, user: 'alice' }, 2));
  assert.match(said, 'As root, `lxc-lint --user alice --fix` mends');
});

test('a machine that was written down is not to be mended', async () => {
  assert.not.match(await told(on({ source: 'snapshot' }, 0)), '--fix');
});

test.run();
