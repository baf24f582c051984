import type { Place } from '../base/place.ts';
import type { Linted } from '../engine/lint.ts';
import { type Outcome, subjectId } from '../model/finding.ts';
import { type Severity, severities } from '../model/severity.ts';
import { compareStages, type Stage } from '../model/stage.ts';

/** What a lint says of the later host and not of the earlier one: a finding, or a check that could not be made. */
export interface Effect {
  readonly rule: string;
  /** The subject, as text. */
  readonly about: string;
  readonly fingerprint: string | null;
  readonly severity: Severity;
  readonly stage: Stage;
  readonly places: readonly Place[];
}

/** Those that matter most first: errors, in the order in which LXC meets them. */
export function effectsOf(before: Linted, after: Linted): Effect[] {
  const known = new Set(before.outcomes.flatMap(effects).map(identity));
  return after.outcomes
    .flatMap(effects)
    .filter((each) => !known.has(identity(each)))
    .sort(compareEffects);
}

const identity = ({ rule, about, fingerprint }: Effect): string => JSON.stringify([rule, about, fingerprint]);

const compareEffects = (a: Effect, b: Effect): number =>
  severities.indexOf(a.severity) - severities.indexOf(b.severity) || compareStages(a.stage, b.stage);

function effects({ rule, subject, stage, status, findings, maxSeverity }: Outcome): Effect[] {
  const about = JSON.stringify(subjectId(subject));
  const open = { rule, about, stage, severity: maxSeverity, fingerprint: null, places: [] };
  if (status === 'unknown') return [open];
  return findings.map(({ fingerprint, severity, evidence }) => ({
    ...open,
    fingerprint,
    severity,
    places: evidence.map(({ at }) => at),
  }));
}

/** Those of these that a lint does not say any more, and not only because it could not look. */
export function settledBy(linted: Linted, all: readonly Effect[]): Effect[] {
  const outcomes = new Map(
    linted.outcomes.map((each) => [JSON.stringify([each.rule, subjectId(each.subject)]), each]),
  );
  return all.filter(({ rule, about, fingerprint }) => {
    const outcome = outcomes.get(`[${JSON.stringify(rule)},${about}]`);
    if (outcome === undefined || outcome.status === 'unknown' || outcome.status === 'blocked') return false;
    return outcome.findings.every((each) => each.fingerprint !== fingerprint);
  });
}
