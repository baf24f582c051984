import { phrase } from '../base/phrase.ts';
import type { Place } from '../base/place.ts';
import type { Gap } from '../facts/config/gaps.ts';
import { isList, keyNamed, replacement } from '../lxc/config/keys/keys.ts';
import type { Finding, Outcome } from '../model/finding.ts';
import type { AnyRule } from '../model/rule.ts';

/**
 * What a rule says of a file on its own, without what may only be so because a line could not be read: that something is missing
 * which the line may have been meant to set, or a value that it may have been meant to override.
 */
export function despiteGaps(outcome: Outcome, rule: AnyRule | undefined, gaps: readonly Gap[]): Outcome[] {
  const { findings } = outcome;
  const filling = (finding: Finding) => gaps.find((gap) => mayFill(gap, finding, rule?.lacks));
  const standing = findings.filter((finding) => filling(finding) === undefined);
  const [gap] = findings.flatMap((finding) => filling(finding) ?? []);
  if (gap === undefined) return [outcome];
  const reason = phrase`it depends on line ${gap.at.line} of ${gap.at.path}, which cannot be read`;
  return [
    ...(standing.length > 0 ? [{ ...outcome, findings: standing }] : []),
    { ...outcome, findings: [], status: 'blocked', reason },
  ];
}

function mayFill(gap: Gap, { kind, evidence }: Finding, lacks: AnyRule['lacks']): boolean {
  const [{ at: first }] = evidence;
  const index = keyAt(first)?.match(/^lxc\.net\.(\d+)\./)?.[1] ?? 'N';
  const missing = lacks?.[kind] ?? [];
  return (
    missing.some((key) => gap.maySet(key.replace('lxc.net.I.', `lxc.net.${index}.`))) ||
    evidence.some(({ at }) => isOverridden(at, gap))
  );
}

/** Of what adds up, no line overrides another. */
function isOverridden(at: Place, gap: Gap): boolean {
  const key = keyAt(at);
  const known = key === undefined ? undefined : keyNamed(key);
  if (key === undefined || known === undefined || isList(known)) return false;
  const isAbove = at.path === gap.at.path && (at.line ?? 0) < gap.at.line;
  return isAbove && gap.sets(replacement(key) ?? key);
}

const keyAt = ({ text = '' }: Place): string | undefined => /^[ \t]*(lxc\.[^\s=]+)[ \t]*=/.exec(text)?.[1];
