import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { withoutSecrets } from '../../src/base/withhold.ts';
import { transcribe } from '../../src/host/snapshot/write.ts';
import { expected, fixtureFiles, kept, loadFixture, run } from '../support/fixture.ts';
import { printedOf, reportOf } from '../support/fixture-report.ts';
import { assertValidReport } from '../support/valid-report.ts';

const files = await fixtureFiles();
const fixtures = await Promise.all(files.map(loadFixture));

/** The lines that findings quote, as a snapshot has them. */
const asShown = (told: unknown): unknown =>
  JSON.parse(
    JSON.stringify(told, function (this: { path?: string }, key: string, value: unknown) {
      const isLine = typeof value === 'string' && (key === 'text' || Array.isArray(this));
      return isLine ? withoutSecrets(this.path ?? '', value) : value;
    }),
  );

for (const fixture of fixtures) {
  test(`${fixture.file}: finds what it says it finds`, async () => {
    const printed = kept(fixture, await printedOf(fixture));
    assert.snapshot(printed, expected(fixture), 'run `npm run gen`, and look at what changed');
  });

  test(`${fixture.file}: gives a valid JSON report`, async () => {
    assertValidReport(await reportOf(fixture));
  });

  // A file that is judged on its own is not a machine to be written down.
  if (fixture.notes.get('args')?.includes('--config')) continue;

  test(`${fixture.file}: a snapshot of it gives the same containers, outcomes and findings`, async () => {
    const first = await reportOf(fixture);
    const args = (fixture.notes.get('args') ?? '')
      .split(/\s+/)
      .filter((word) => word !== '' && word !== '--strict');
    // A snapshot is for every rule.
    const scope = args.filter((word, index) => word !== '--rule' && args[index - 1] !== '--rule');
    const taken = await run(['snapshot', '--snapshot', '-', ...scope], {
      read: async () => transcribe(fixture.answers),
    });
    const again = JSON.parse(
      (await run(['--snapshot', '-', '--format', 'json', ...args], { read: async () => taken.out })).out,
    );
    assert.equal(
      [again.containers, again.outcomes, again.findings].map(asShown),
      [first.containers, first.outcomes, first.findings].map(asShown),
    );
  });
}

for (const id of Object.keys(rules)) {
  test(`${id} has a fixture in which it finds something, and one in which it does not`, async () => {
    const reports = await Promise.all(fixtures.filter(({ rule }) => rule === id).map(reportOf));
    const fires = reports.map(({ findings }) => findings.some(({ rule }) => rule === id));
    assert.ok(fires.includes(true) && fires.includes(false));
  });
}

test('every fixture belongs to a rule', () => {
  const strays = fixtures.filter(({ rule }) => !Object.hasOwn(rules, rule)).map(({ file }) => file);
  assert.equal(strays, []);
});

test.run();
