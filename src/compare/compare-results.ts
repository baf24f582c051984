import { severities } from '../model/severity.ts';
import type { ComparedFinding, ComparisonReport, VerdictChange } from '../report/comparison-report.ts';
import type { ContainerReport } from '../report/report.ts';

/** What two runs found, as far as it can be compared. */
export interface Results {
  readonly containers: readonly Pick<ContainerReport, 'user' | 'name' | 'verdict'>[];
  readonly findings: readonly ComparedFinding[];
}

/** The verdicts that are others, and the findings that only one of them has. */
export const compareResults = (
  before: Results,
  after: Results,
): Pick<ComparisonReport, 'verdicts' | 'findings'> => ({
  verdicts: verdictChanges(before, after),
  findings: { new: without(after, before), gone: without(before, after) },
});

function without({ findings }: Results, { findings: others }: Results): ComparedFinding[] {
  const known = new Set(others.map(({ fingerprint }) => fingerprint));
  return findings
    .filter(({ fingerprint }) => !known.has(fingerprint))
    .map(({ fingerprint, rule, severity, subject, message }) => ({
      fingerprint,
      rule,
      severity,
      subject,
      message,
    }))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

function verdictChanges(before: Results, after: Results): VerdictChange[] {
  const [then, now] = [before, after].map(
    ({ containers }) => new Map(containers.map((each) => [JSON.stringify([each.user, each.name]), each])),
  );
  if (!then || !now) return [];
  return [...new Set([...now.keys(), ...then.keys()])].flatMap((key) => {
    const [old, young] = [then.get(key), now.get(key)];
    const { user, name } = young ?? old ?? { user: '', name: '' };
    const change = { user, name, before: old?.verdict ?? null, after: young?.verdict ?? null };
    return change.before === change.after ? [] : [change];
  });
}
