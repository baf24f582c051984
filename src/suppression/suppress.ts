import { groupBy } from '../base/grouped.ts';
import { findingsLimit } from '../engine/findings-limit.ts';
import type { Linted } from '../engine/lint.ts';
import type { Finding, Outcome, Suppressed } from '../model/finding.ts';
import type { Subject } from '../model/subject.ts';
import { byBaseline } from './baseline.ts';
import { byComment, indexComments } from './by-comment.ts';
import { byWaiver } from './by-waiver.ts';
import { expiredWaivers } from './expired.ts';
import { isOverruled, overruling } from './overruled.ts';
import type { SuppressionPolicy } from './policy.ts';
import { unusedComments } from './unused.ts';

/**
 * Takes out the findings that somebody has accepted, and gives the others the severity they have here. Verdicts stay
 * what they are: what stops a container stops it, whoever knows of it.
 */
export function applySuppressions(linted: Linted, settled: SuppressionPolicy): Linted {
  const graded = linted.outcomes.map((outcome) => ({
    ...outcome,
    findings: outcome.findings.map((finding) => regrade(finding, settled)),
  }));
  const findings = graded.flatMap((outcome) => outcome.findings);
  const comments = indexComments(linted.comments);
  const commented = new Map(
    findings.flatMap((finding) => {
      const comment = byComment(finding, comments);
      return comment ? [[finding, comment] as const] : [];
    }),
  );
  const suppressed = findings.flatMap((finding) => {
    const comment = isOverruled(finding, settled.caller) ? undefined : commented.get(finding);
    return comment ?? otherwise(finding, settled) ?? [];
  });
  const accepted = new Set(suppressed.map(({ finding }) => finding));
  const told = (finding: Finding): Finding[] => {
    if (accepted.has(finding)) return [];
    const comment = commented.get(finding);
    return [comment ? overruling(finding, comment) : finding];
  };
  const outcomes: Outcome[] = graded.map((outcome) => ({
    ...outcome,
    findings: outcome.findings.flatMap(told),
  }));
  const stale = [
    ...unusedComments(linted, [...commented.values()], settled.rules),
    ...expiredWaivers(linted, settled),
  ];
  return { ...linted, outcomes: withStale(outcomes, stale, settled).map(findingsLimit()), suppressed };
}

function regrade(finding: Finding, { configuration: { rules } }: SuppressionPolicy): Finding {
  const severity = rules[finding.rule];
  if (severity === undefined || severity === 'off' || severity === finding.severity) return finding;
  return { ...finding, severity, originalSeverity: finding.severity };
}

const otherwise = (
  finding: Finding,
  { configuration: { waivers }, baseline, today }: SuppressionPolicy,
): Suppressed | undefined => byWaiver(finding, waivers, today) ?? byBaseline(finding, baseline);

/** What suppresses nothing is a finding as well. */
function withStale(
  outcomes: readonly Outcome[],
  stale: readonly Finding[],
  settled: SuppressionPolicy,
): Outcome[] {
  const graded = stale.map((finding) => regrade(finding, settled));
  const bySubject = groupBy(graded, ({ subject }): Subject => subject);
  const added = outcomes.map((outcome): Outcome => {
    const more = (bySubject.get(outcome.subject) ?? []).filter(({ rule }) => rule === outcome.rule);
    return more.length === 0
      ? outcome
      : { ...outcome, status: 'fail', findings: [...outcome.findings, ...more] };
  });
  const told = new Set(added.flatMap(({ findings }) => findings));
  const findings = graded.filter((finding) => !told.has(finding));
  const [first] = findings;
  if (!first) return added;
  const { rule, stage, subject } = first;
  return [...added, { rule, stage, subject, status: 'fail', findings, maxSeverity: 'warning' }];
}
