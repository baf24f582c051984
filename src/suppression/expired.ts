import type { Linted } from '../engine/lint.ts';
import { manual } from '../model/action.ts';
import type { Finding } from '../model/finding.ts';
import type { Machine } from '../model/subject.ts';
import { holds, isForSubject } from './by-waiver.ts';
import type { SuppressionPolicy } from './policy.ts';
import { suppressionRule } from './suppressed.ts';

/** Waivers that no longer hold, of what is looked at. */
export function expiredWaivers({ outcomes }: Linted, { configuration, today }: SuppressionPolicy): Finding[] {
  if (!outcomes.some(({ rule }) => rule === suppressionRule.rule)) return [];
  const machine: Machine = { kind: 'machine' };
  return configuration.waivers
    .filter((waiver) => !holds(waiver, today))
    .filter((waiver) =>
      outcomes.some(({ rule, subject }) => rule === waiver.rule && isForSubject(waiver, subject)),
    )
    .map(({ rule, at, expires }) => ({
      ...suppressionRule,
      subject: machine,
      severity: 'warning',
      message: `the waiver of ${rule} expired on ${expires}`,
      evidence: [{ at, note: 'what it covered counts again' }],
      fix: manual('put right what it covered and take it out, or give it a later date'),
    }));
}
