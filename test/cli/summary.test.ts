import pico from 'picocolors';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { summaryLines } from '../../src/report/formats/pretty/summary.ts';
import type { Report } from '../../src/report/report.ts';
import { nextCommands } from '../../src/run/next-commands.ts';
import type { LintOptions } from '../../src/run/options.ts';
import { failing, lintWith, reportOn } from '../support/machine.ts';

const options = { paint: pico.createColors(false), width: 80, detail: 'usual', severity: 'info' } as const;
const told = async (change: (report: Report) => Report) =>
  summaryLines(change((await reportOn(failing)) as Report), options).join('\n');

/** As if it had been run on a live host by this account, with these options. */
const on =
  (caller: { uid: number; name: string }, needRoot: number, given: Partial<LintOptions> = {}) =>
  (report: Report): Report => {
    const { fix, asRoot = null, preview } = nextCommands({ ...plain, ...given }, caller, []);
    return {
      ...report,
      commands: { fix, asRoot, preview },
      summary: { ...report.summary, fixable: 2, needRoot },
    };
  };

const plain: LintOptions = {
  command: 'lint',
  source: { is: 'live' },
  users: [],
  allUsers: false,
  containers: [],
  configs: [],
  rules: [],
  skip: [],
  format: 'pretty',
  files: [],
  color: 'auto',
  detail: 'usual',
  severity: 'info',
  strict: false,
  remember: undefined,
  unsafe: false,
  fixMode: undefined,
  failOn: undefined,
  baseline: undefined,
  lxcVersion: undefined,
  lxcVersions: [],
  pid: undefined,
};
const root = { uid: 0, name: 'root' };
const alice = { uid: 1001, name: 'alice' };

test('root is told how to apply the fixes', async () => {
  assert.match(await told(on(root, 2)), 'Run `lxc-lint --fix` to apply the safe fixes');
});

test('so is a user who can apply some', async () => {
  assert.match(await told(on(alice, 1)), 'Run `lxc-lint --fix` to apply the safe');
});

test('a user who can apply none is told what to run as root', async () => {
  const said = await told(on(alice, 2));
  assert.match(said, 'Run `sudo lxc-lint --user alice --fix` to apply the safe fixes');
});

test('the command is for the users, containers and rules that were linted', async () => {
  const given = { users: ['bob'], containers: ['web'], skip: ['clone-children'] };
  const fix = 'lxc-lint --user bob --skip clone-children --fix -- web';
  assert.match(await told(on(root, 2, given)), `Run \`${fix}\` to apply`);
  assert.match(await told(on(alice, 2, given)), `Run \`sudo ${fix}\` to apply`);
});

test('where only unsafe fixes are left, they can be previewed', async () => {
  const unsafe = (report: Report) => {
    const changed = on(root, 0)(report);
    return { ...changed, summary: { ...changed.summary, fixable: 0, fixableUnsafe: 1 } };
  };
  assert.match(await told(unsafe), 'Run `lxc-lint --fix --dry-run --unsafe` to preview the unsafe fixes.');
});

test('nothing can be fixed on a host that is only a snapshot', async () => {
  assert.not.match(await told((report) => report), '--fix');
  assert.match((await lintWith(failing)).out, 'fix available');
});

test.run();
