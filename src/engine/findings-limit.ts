import { phrase } from '../base/phrase.ts';
import type { Outcome } from '../model/finding.ts';

/**
 * Reports at most `most` problems per user: a report too large to print would hide those of the other users.
 * What is left out is unknown, so that nothing passes unchecked.
 */
export function findingsLimit(most = 5000): (outcome: Outcome) => Outcome {
  const told = new Map<string, number>();
  return (outcome) => {
    const { subject, findings } = outcome;
    if (subject.kind === 'machine' || findings.length === 0) return outcome;
    const { name } = subject.kind === 'user' ? subject : subject.user;
    const before = told.get(name) ?? 0;
    told.set(name, before + findings.length);
    if (before + findings.length <= most) return outcome;
    return {
      ...outcome,
      status: 'unknown',
      reason: phrase`there are more than ${most} problems; the rest was left out`,
      findings: findings.slice(0, Math.max(0, most - before)),
    };
  };
}
