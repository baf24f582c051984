import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fixtureFiles, lintFixture, loadFixture } from '../support/fixture.ts';
import { reportOf } from '../support/fixture-report.ts';

// A clean report never speaks of what is broken, of errors above, or of a fix: whoever searches it for such a word is not to find one.

const alarming = /\b(errors?|fail\w*|broken|wrong|missing|fix\w*|repair\w*|skipped|above|will not|cannot)\b/i;

const fixtures = await Promise.all((await fixtureFiles()).map(loadFixture));
const reports = await Promise.all(
  fixtures.map(async (fixture) => ({ fixture, report: await reportOf(fixture) })),
);
const clean = reports.filter(
  ({ report: { containers, findings, summary } }) =>
    findings.length === 0 &&
    summary.unknown === 0 &&
    containers.length > 0 &&
    containers.every(({ verdict }) => verdict === 'starts' || verdict === 'running'),
);

test('there are clean reports to see', () => {
  assert.ok(clean.length > 100, `${clean.length}`);
});

for (const detail of [[], ['--quiet']])
  test(`a clean report speaks of nothing else: ${detail.join(' ') || 'as it is'}`, async () => {
    for (const { fixture } of clean) {
      const { code, out } = await lintFixture(fixture, detail);
      assert.is(code, 0, out);
      assert.is(alarming.exec(out)?.[0], undefined, out);
    }
  });

test.run();
