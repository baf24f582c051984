import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../support/fixture.ts';
import { failing, snapshotWith, warned } from '../support/machine.ts';

// An earlier report as a baseline: what it has is known, and only what is new is told.

/** Standard input is the machine, `base.json` the earlier report. */
const lint = (machine: string, base: string, argv: readonly string[] = []) =>
  run(['--snapshot', '-', '--baseline', 'base.json', ...argv], {
    read: async (path) => (path === '-' ? machine : base),
  });

const reportOn = async (machine: string) =>
  (await run(['--snapshot', '-', '--format', 'json'], { read: async () => machine })).out;

const broken = snapshotWith(failing + warned);

test('what the earlier report has is known', async () => {
  const said = await lint(broken, await reportOn(broken));
  assert.is(said.code, 0);
  assert.match(said.out, 'no other problems found; 2 suppressed');
  assert.match(said.out, '✖ test will not start (idmap error) (suppressed: idmap)');
});

test('what is new is told', async () => {
  const said = await lint(broken, await reportOn(snapshotWith(warned)));
  assert.is(said.code, 1);
  assert.match(said.out, '1 error; 1 suppressed');
});

test('lines may move', async () => {
  const moved = broken.replace('# Distribution configuration\n', '# A\n# longer\n# preface\n');
  assert.is.not(moved, broken);
  assert.is((await lint(moved, await reportOn(broken))).code, 0);
});

test('a report that was made under a baseline is one itself', async () => {
  const again = (await lint(broken, await reportOn(broken), ['--format', 'json'])).out;
  assert.is((await lint(broken, again)).code, 0);
});

test('a script mends what is new, and leaves alone what is known', async () => {
  const { out } = await lint(broken, await reportOn(snapshotWith(warned)), ['--fix-script']);
  assert.not.match(out, 'clone_children');
});

test('a report of version 1 is told how to be made again', async () => {
  const { code, err } = await lint(broken, '{"schemaVersion":1,"findings":[]}');
  assert.is(code, 2);
  assert.match(err, /base\.json is the report of an older lxc-lint.*make the baseline again/);
});

const bad = [
  '',
  'no JSON',
  'null',
  '[]',
  '{}',
  '{"findings":{}}',
  '{"findings":[{}]}',
  '{"findings":[],"suppressed":[1]}',
];

for (const text of bad)
  test(`a baseline with ${text || 'nothing'} in it`, async () => {
    const err =
      'lxc-lint: base.json is not a report: a baseline is made with lxc-lint --format json > FILE\nlxc-lint: try `lxc-lint --help`\n';
    assert.equal(await lint(broken, text), { code: 2, out: '', err });
  });

test.run();
