import type { Waiver } from '../configuration/configuration.ts';
import type { Finding, Suppressed } from '../model/finding.ts';
import { subjectId } from '../model/finding.ts';
import type { Subject } from '../model/subject.ts';

/** By the first valid waiver of its rule and subject. `names`: the names of the rule. */
export function byWaiver(
  finding: Finding,
  waivers: readonly Waiver[],
  today: string,
  names: readonly string[],
): Suppressed | undefined {
  const waiver = waivers.find(
    (each) => names.includes(each.rule) && holds(each, today) && isForSubject(each, finding.subject),
  );
  if (!waiver) return undefined;
  const { at, reason, expires } = waiver;
  return { finding, by: 'waiver', at, reason, ...(expires === undefined ? {} : { expires }) };
}

/** Valid through the end of the last day. */
export const holds = ({ expires }: Waiver, today: string): boolean =>
  expires === undefined || today <= expires;

export const isForSubject = ({ subject: meant }: Waiver, subject: Subject): boolean => {
  if (meant === undefined) return true;
  const { kind, ...names } = subjectId(subject);
  return kind === meant.kind && Object.entries(names).every(([key, name]) => Object(meant)[key] === name);
};
