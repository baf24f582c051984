import { phrase } from '../base/phrase.ts';
import type { Waiver } from '../configuration/configuration.ts';
import type { Linted } from '../engine/lint.ts';
import { manual } from '../model/action.ts';
import { type Finding, sign } from '../model/finding.ts';
import type { Problem } from '../model/rule.ts';
import type { Machine } from '../model/subject.ts';
import { holds, isForSubject } from './by-waiver.ts';
import type { SuppressionPolicy } from './policy.ts';
import { suppressionRule } from './suppressed.ts';

/** Waivers that have expired, for rules and subjects of this run. */
export function expiredWaivers({ outcomes }: Linted, { configuration, today }: SuppressionPolicy): Finding[] {
  if (!outcomes.some(({ rule }) => rule === suppressionRule.rule)) return [];
  const machine: Machine = { kind: 'machine' };
  const expired = configuration.waivers
    .filter((waiver) => !holds(waiver, today))
    .filter((waiver) =>
      outcomes.some(({ rule, subject }) => rule === waiver.rule && isForSubject(waiver, subject)),
    );
  return sign(expired.map(problem), { ...suppressionRule, subject: machine });
}

const problem = ({ rule, at, expires }: Waiver): Problem => ({
  kind: 'expired',
  severity: 'warning',
  message: phrase`the waiver of ${rule} expired on ${expires ?? ''}`,
  evidence: [{ at, note: phrase`no longer suppresses anything` }],
  fix: manual(phrase`fix what it covered and remove it, or give it a later date`),
});
