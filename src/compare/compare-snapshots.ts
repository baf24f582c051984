import type { Linted } from '../engine/lint.ts';
import type { Recording } from '../host/snapshot/answers.ts';
import type { ComparisonReport } from '../report/comparison-report.ts';
import { findingReport } from '../report/finding.ts';
import { compareResults, type Results } from './compare-results.ts';
import { explainedDifferences, type Judged } from './explain.ts';

/** What differs between two snapshots; `judge` lints one. */
export function compareSnapshots(
  before: Judged,
  after: Judged,
  judge: (recording: Recording) => Linted,
): Omit<ComparisonReport, 'schemaVersion' | 'tool'> {
  return {
    of: 'snapshots',
    ...compareResults(resultsOf(before.linted), resultsOf(after.linted)),
    differences: explainedDifferences(before, after, judge),
  };
}

const resultsOf = ({ containers, outcomes }: Linted): Results => ({
  containers: containers.map(({ container, verdict }) => ({
    user: container.user.name,
    name: container.name,
    verdict: verdict.is,
  })),
  findings: outcomes.flatMap(({ findings }) => findings).map((each) => findingReport(each)),
});
