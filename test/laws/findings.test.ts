import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import type { Rules } from '../../src/model/rule.ts';
import { symptomsOf } from '../../src/model/symptom.ts';
import type { FindingReport } from '../../src/report/finding-report.ts';
import { fixtureFiles, loadFixture } from '../support/fixture.ts';
import { reportOf } from '../support/fixture-report.ts';

// What every finding of every fixture keeps.

const findings = (
  await Promise.all(
    (
      await fixtureFiles()
    ).map(async (file) => {
      const { findings, suppressed } = await reportOf(await loadFixture(file));
      return [...findings, ...suppressed.map(({ finding }) => finding)];
    }),
  )
).flat();

/** The rule's lines as LXC prints them: `{}` is any text. */
const patternsOf = ({ rule }: FindingReport): RegExp[] =>
  symptomsOf((rules as Rules)[rule] ?? { symptoms: [] }).map(({ line }) => {
    const parts = line.split('{}').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    return new RegExp(parts.join('.*'), 's');
  });

const message = ({ lxcMessage = '' }: FindingReport): string => lxcMessage;

test('what LXC says of a finding is among the symptoms of its rule', () => {
  const lost = findings
    .filter(({ lxcMessage }) => lxcMessage !== undefined)
    .filter((finding) => !patternsOf(finding).some((symptom) => symptom.test(message(finding))))
    .map((finding) => `${finding.rule}: ${message(finding)}`);
  assert.equal([...new Set(lost)], []);
});

test('kinds are words for machines', () => {
  const odd = findings.filter(({ kind }) => !/^[a-z\d]+(?:-[a-z\d]+)*$/.test(kind));
  assert.equal([...new Set(odd.map(({ rule, kind }) => `${rule}: ${kind}`))], []);
});

test('there are findings to see', () => {
  assert.ok(findings.length > 400);
});

test.run();
