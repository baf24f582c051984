import { attempt, Unseen } from '../base/unseen.ts';
import type { Facts } from '../model/fact.ts';
import type { Outcome } from '../model/finding.ts';
import type { Platform } from '../model/platform.ts';
import type { AnyRule, Problem } from '../model/rule.ts';
import type { Severity } from '../model/severity.ts';
import type { Subject, SubjectKind, Subjects } from '../model/subject.ts';
import type { knowledge } from './knowledge.ts';

/** Applies one rule to one subject. */
export function applyRule(
  id: string,
  rule: AnyRule,
  subject: Subject,
  platform: Platform,
  about: ReturnType<typeof knowledge>,
): Outcome {
  const signed = {
    rule: id,
    stage: rule.stage,
    subject,
    findings: [],
    maxSeverity: maxSeverityOf(rule, platform),
  };
  const idle = rule.skipWhen?.(platform);
  if (idle !== undefined) return { ...signed, status: 'skipped', reason: idle };

  const know = <K extends SubjectKind>(facts: Facts<K>) =>
    Object.entries(facts).map(
      ([name, fact]) => [name, attempt(() => about<K>(subject as Subjects[K])(fact))] as const,
    );
  const required = know(rule.requires);
  const missing = required.flatMap(([, value]) => (value instanceof Unseen ? [value] : []));
  const worst =
    missing.find(({ kind }) => kind === 'not-applicable') ??
    missing.find(({ kind }) => kind === 'blocked') ??
    missing[0];
  if (worst) return { ...signed, ...withheld(worst) };

  const findings = problems(
    id,
    rule,
    { ...Object.fromEntries(required), ...Object.fromEntries(know(rule.wants ?? {})) },
    subject,
  );
  if (findings instanceof Unseen) return { ...signed, ...withheld(findings) };
  const all = findings.map((problem) => ({ ...problem, rule: id, stage: rule.stage, subject }));
  return { ...signed, status: all.length > 0 ? 'fail' : 'pass', findings: all };
}

/** A bug in a rule carries the rule's name. A rule may find that it cannot decide after all, and throw `Unseen`. */
function problems(
  id: string,
  rule: AnyRule,
  known: Readonly<Record<string, unknown>>,
  subject: Subject,
): Problem[] | Unseen {
  try {
    return attempt(() => [...rule.check(known, subject)]);
  } catch (cause) {
    throw new Error(`rule ${id} failed`, { cause });
  }
}

/** The most that a rule could find here. */
export const maxSeverityOf = ({ maxSeverity: worst }: AnyRule, platform: Platform): Severity =>
  typeof worst === 'function' ? worst(platform) : worst;

function withheld({
  kind,
  message: reason,
  blockedBy,
}: Unseen): Pick<Outcome, 'status' | 'reason' | 'blockedBy' | 'offline'> {
  switch (kind) {
    case 'denied':
    case 'unknown':
      return { status: 'unknown', reason };
    case 'offline':
      return { status: 'skipped', reason, offline: true };
    case 'not-applicable':
      return { status: 'skipped', reason };
    case 'blocked':
      return { status: 'blocked', reason, ...(blockedBy === undefined ? {} : { blockedBy }) };
  }
}
