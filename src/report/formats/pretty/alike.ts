import { groupBy } from '../../../base/grouped.ts';
import type { SubjectId } from '../../../model/finding.ts';
import type { FindingReport } from '../../finding-report.ts';
import { nameless } from './nameless.ts';

/** A finding, and the subjects of all that differ from it in names alone. */
export interface Shared {
  readonly finding: FindingReport;
  readonly subjects: readonly [SubjectId, ...SubjectId[]];
}

/** The same finding of many subjects once, in the order of the first ones. */
export function alike(findings: readonly FindingReport[]): Shared[] {
  const seen = new Map<string, number>();
  // Two of one subject that read the same are two.
  const turn = (finding: FindingReport): string => {
    const said = sameness(finding);
    const own = `${said} ${JSON.stringify(finding.subject)}`;
    const before = seen.get(own) ?? 0;
    seen.set(own, before + 1);
    return `${said} ${before}`;
  };
  return [...groupBy(findings, turn).values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [{ finding: first, subjects: [first.subject, ...others.map(({ subject }) => subject)] }],
  );
}

/** What is found and what is done about it, without names. */
function sameness({
  subject,
  rule,
  kind,
  severity,
  message,
  evidence,
  lxcMessage,
  fix,
}: FindingReport): string {
  const [first] = evidence;
  const said = [message, first?.path, first?.note, lxcMessage, fix.title, ...fix.commands];
  return JSON.stringify([
    rule,
    kind,
    severity,
    subject.kind,
    fix.safety,
    fix.needsRoot,
    said.map((text) => nameless(text ?? '', subject)),
  ]);
}
