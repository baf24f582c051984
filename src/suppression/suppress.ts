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
 * Removes accepted findings, and gives the others their configured severity. Verdicts do not change: what
 * prevents a start does so even if it is accepted.
 */
export function applySuppressions(linted: Linted, policy: SuppressionPolicy): Linted {
  const graded = linted.outcomes.map((outcome) => ({
    ...outcome,
    findings: outcome.findings.map((finding) => regrade(finding, policy)),
  }));
  const findings = graded.flatMap((outcome) => outcome.findings);
  const comments = indexComments(linted.comments);
  const commented = new Map(
    findings.flatMap((finding) => {
      const comment = byComment(finding, comments, namesOf(finding, policy));
      return comment ? [[finding, comment] as const] : [];
    }),
  );
  const suppressed = findings.flatMap((finding) => {
    const comment = isOverruled(finding, policy.caller) ? undefined : commented.get(finding);
    return comment ?? otherwise(finding, policy) ?? [];
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
    ...unusedComments(linted, [...commented.values()], policy.rules),
    ...expiredWaivers(linted, policy),
  ];
  return { ...linted, outcomes: withStale(outcomes, stale, policy).map(findingsLimit()), suppressed };
}

function regrade(finding: Finding, policy: SuppressionPolicy): Finding {
  const { rules } = policy.configuration;
  const severity = namesOf(finding, policy).flatMap((name) => rules[name] ?? [])[0];
  if (severity === undefined || severity === 'off' || severity === finding.severity) return finding;
  return { ...finding, severity, originalSeverity: finding.severity };
}

function otherwise(finding: Finding, policy: SuppressionPolicy): Suppressed | undefined {
  const { configuration, baseline, today } = policy;
  const names = namesOf(finding, policy);
  return byWaiver(finding, configuration.waivers, today, names) ?? byBaseline(finding, baseline);
}

/** The names that refer to its rule: suppressions of a rule apply to those that were split off from it. */
function namesOf({ rule }: Finding, { rules }: SuppressionPolicy): string[] {
  const { formerly } = rules[rule] ?? {};
  return formerly === undefined ? [rule] : [rule, formerly];
}

/** A suppression without effect is a finding as well. */
function withStale(
  outcomes: readonly Outcome[],
  stale: readonly Finding[],
  policy: SuppressionPolicy,
): Outcome[] {
  const graded = stale.map((finding) => regrade(finding, policy));
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
