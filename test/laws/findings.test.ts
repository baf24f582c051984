import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { catalogueOf } from '../../src/explain/catalogue.ts';
import { match } from '../../src/explain/match.ts';
import { lore } from '../../src/lore.ts';
import { parseLine } from '../../src/lxc/log/parse-line.ts';
import type { FindingReport } from '../../src/report/finding-report.ts';
import { fixtureFiles, lintFixture, loadFixture } from '../support/fixture.ts';
import { reportOf } from '../support/fixture-report.ts';

// What every finding of every fixture keeps.

const reports = await Promise.all(
  (await fixtureFiles()).map(async (file) => {
    const fixture = await loadFixture(file);
    return { fixture, report: await reportOf(fixture) };
  }),
);
const findings = reports.flatMap(({ report: { findings, suppressed } }) => [
  ...findings,
  ...suppressed.map(({ finding }) => finding),
]);

const catalogue = catalogueOf(await lore.known());

/** Whether `explain` names the rule, among others. A line that only follows from another names nothing. */
function leadsBack({ rule, lxcMessage = '' }: FindingReport): boolean {
  const meanings = match(catalogue, parseLine(lxcMessage, 1))?.meanings ?? [];
  return meanings.some(
    ({ role }) => role.is === 'consequence' || (role.is === 'symptom' && role.of === rule),
  );
}

test('what LXC says of a finding leads back to its rule', () => {
  const lost = findings
    .filter(({ lxcMessage }) => lxcMessage !== undefined)
    .filter((finding) => !leadsBack(finding))
    .map(({ rule, lxcMessage }) => `${rule}: ${lxcMessage}`);
  assert.equal([...new Set(lost)], []);
});

test('kinds are words for machines', () => {
  const odd = findings.filter(({ kind }) => !/^[a-z\d]+(?:-[a-z\d]+)*$/.test(kind));
  assert.equal([...new Set(odd.map(({ rule, kind }) => `${rule}: ${kind}`))], []);
});

// Whoever searches a clean report for such a word is not to find one.
const alarming = /\b(errors?|fail\w*|broken|wrong|missing|fix\w*|repair\w*|skipped|above|will not|cannot)\b/i;
const clean = reports.filter(
  ({ report: { containers, findings, summary } }) =>
    findings.length === 0 &&
    summary.unknown === 0 &&
    containers.length > 0 &&
    containers.every(({ verdict }) => verdict === 'starts' || verdict === 'running'),
);

test('a clean report never speaks of what is broken', async () => {
  assert.ok(clean.length > 100, `${clean.length}`);
  for (const { fixture } of clean) {
    const { code, out } = await lintFixture(fixture);
    assert.is(code, 0, out);
    assert.is(alarming.exec(out)?.[0], undefined, out);
  }
});

test('there are findings to see', () => {
  assert.ok(findings.length > 400);
});

test.run();
