import type { Linted } from '../engine/lint.ts';
import type { Finding, Outcome, Suppressed } from '../model/finding.ts';
import { byBaseline } from './baseline.ts';
import { byComment } from './by-comment.ts';
import { byWaiver } from './by-waiver.ts';
import { expiredWaivers } from './expired.ts';
import type { Settled } from './policy.ts';
import { unusedComments } from './unused.ts';

/**
 * Takes out the findings that somebody has accepted, and gives the others the severity they have here. Verdicts stay
 * what they are: what stops a container stops it, whoever knows of it.
 */
export function settle(linted: Linted, settled: Settled): Linted {
  const graded = linted.outcomes.map((outcome) => ({
    ...outcome,
    findings: outcome.findings.map((finding) => regrade(finding, settled)),
  }));
  const suppressed = graded.flatMap(({ findings }) =>
    findings.flatMap((finding) => suppression(finding, linted, settled) ?? []),
  );
  const accepted = new Set(suppressed.map(({ finding }) => finding));
  const outcomes: Outcome[] = graded.map((outcome) => ({
    ...outcome,
    findings: outcome.findings.filter((finding) => !accepted.has(finding)),
  }));
  const stale = [...unusedComments(linted, suppressed, settled.rules), ...expiredWaivers(linted, settled)];
  return { ...linted, outcomes: withStale(outcomes, stale, settled), suppressed };
}

function regrade(finding: Finding, { configuration: { rules } }: Settled): Finding {
  const severity = rules[finding.rule];
  if (severity === undefined || severity === 'off' || severity === finding.severity) return finding;
  return { ...finding, regraded: severity };
}

const suppression = (
  finding: Finding,
  { comments }: Linted,
  { configuration: { waivers }, baseline, today }: Settled,
): Suppressed | undefined =>
  byComment(finding, comments) ?? byWaiver(finding, waivers, today) ?? byBaseline(finding, baseline);

/** What suppresses nothing is a finding as well. */
function withStale(outcomes: readonly Outcome[], stale: readonly Finding[], settled: Settled): Outcome[] {
  const graded = stale.map((finding) => regrade(finding, settled));
  const added = outcomes.map((outcome): Outcome => {
    const more = graded.filter(({ rule, subject }) => rule === outcome.rule && subject === outcome.subject);
    return more.length === 0
      ? outcome
      : { ...outcome, status: 'fail', findings: [...outcome.findings, ...more] };
  });
  const told = new Set(added.flatMap(({ findings }) => findings));
  const findings = graded.filter((finding) => !told.has(finding));
  const [first] = findings;
  if (!first) return added;
  const { rule, stage, subject } = first;
  return [...added, { rule, stage, subject, status: 'fail', findings, worst: 'warning' }];
}
