import pico from 'picocolors';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { summaryLines } from '../../src/report/formats/pretty/summary.ts';
import type { Report } from '../../src/report/report.ts';
import { failing, reportOn } from '../support/machine.ts';

const options = { paint: pico.createColors(false), width: 80, quiet: false };
const told = async (change: (report: Report) => Report) =>
  summaryLines(change((await reportOn(failing)) as Report), options).join('\n');
const on = (run: Partial<Report['run']>, needRoot: number) => (report: Report) => ({
  ...report,
  run: { ...report.run, ...run },
  summary: { ...report.summary, fixable: 2, needRoot },
});

test('root is told how to apply the fixes', async () => {
  assert.match(
    await told(on({ source: 'live', euid: 0 }, 2)),
    'Run `lxc-lint --fix` to apply the safe fixes',
  );
});

test('so is a user who can apply some', async () => {
  assert.match(await told(on({ source: 'live', euid: 1001 }, 1)), 'Run `lxc-lint --fix` to apply the safe');
});

test('a user who can apply none is told what to run as root', async () => {
  const said = await told(on({ source: 'live', euid: 1001, user: 'alice' }, 2));
  assert.match(said, 'Run `sudo lxc-lint --user alice --fix` to apply the safe fixes');
});

test('where only unsafe fixes are left, they can be previewed', async () => {
  const unsafe = (report: Report) => {
    const changed = on({ source: 'live', euid: 0 }, 0)(report);
    return { ...changed, summary: { ...changed.summary, fixable: 0, fixableUnsafe: 1 } };
  };
  assert.match(await told(unsafe), 'Run `lxc-lint --fix --dry-run --unsafe` to preview the unsafe fixes.');
});

test('nothing can be fixed on a host that is only a snapshot', async () => {
  assert.not.match(await told(on({ source: 'snapshot' }, 0)), '--fix');
});

test.run();
