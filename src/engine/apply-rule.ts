import { attempt, Unseen } from '../base/unseen.ts';
import { isOfOthers } from '../facts/access/of-others.ts';
import type { Fact, OrElse } from '../model/fact.ts';
import { type Outcome, sign } from '../model/finding.ts';
import type { Platform } from '../model/platform.ts';
import type { AnyRule, Problem } from '../model/rule.ts';
import type { Severity } from '../model/severity.ts';
import type { Subject, SubjectKind, Subjects } from '../model/subject.ts';
import { heedOwner } from './heed-owner.ts';
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

  const gather = (fact: Fact<SubjectKind, unknown>): unknown =>
    attempt(() => about<SubjectKind>(subject as Subjects[SubjectKind])(fact));
  const required = mapValues(rule.requires, gather);
  const missing = Object.values(required).filter((value) => value instanceof Unseen);
  const worst =
    missing.find(({ kind }) => kind === 'not-applicable') ??
    missing.find(({ kind }) => kind === 'blocked') ??
    missing[0];
  if (worst) return { ...signed, ...withheld(worst) };

  const wanted = mapValues<Wanted>(rule.wants ?? {}, (want) => valueOrElse(want, gather));
  const found = problems(id, rule, { ...required, ...wanted }, subject);
  if (found instanceof Unseen) return { ...signed, ...withheld(found) };
  const findings = sign(found.map(possible(subject, gather)), { rule: id, stage: rule.stage, subject });
  return { ...signed, status: findings.length > 0 ? 'fail' : 'pass', findings };
}

/** Its fix, as the owners of the files allow it. */
const possible =
  (subject: Subject, gather: (fact: Fact<'user', unknown>) => unknown) =>
  (problem: Problem): Problem => {
    if (subject.kind === 'machine') return problem;
    const { name } = subject.kind === 'user' ? subject : subject.user;
    const foreign = (path: string): boolean => {
      const look = gather(isOfOthers);
      // Sound: the value of a fact is of its type. Files that are linted on their own belong to nobody here.
      return !(look instanceof Unseen) && (look as (path: string) => boolean)(path);
    };
    return { ...problem, fix: heedOwner(problem.fix, name, foreign) };
  };

type Wanted = Fact<SubjectKind, unknown> | OrElse<SubjectKind, unknown, unknown>;

function valueOrElse(want: Wanted, gather: (fact: Fact<SubjectKind, unknown>) => unknown): unknown {
  if (!('otherwise' in want)) return gather(want);
  const value = gather(want.fact);
  return value instanceof Unseen ? want.otherwise : value;
}

const mapValues = <T>(table: Readonly<Record<string, T>>, map: (value: T) => unknown) =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [name, map(value)]));

/**
 * A bug in a rule is reported with the rule's name. A rule may find that it cannot decide after all, and
 * throw `Unseen`.
 */
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

/** The most severe finding that a rule could report here. */
export const maxSeverityOf = ({ maxSeverity: worst }: AnyRule, platform: Platform): Severity =>
  typeof worst === 'function' ? worst(platform) : worst;

function withheld({
  kind,
  reason,
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
