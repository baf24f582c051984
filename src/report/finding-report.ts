import { needsRoot } from '../fix/action.ts';
import { command } from '../fix/show.ts';
import { fnv1a } from '../fnv1a.ts';
import type { Finding } from '../lint.ts';
import type { Subject } from '../subject.ts';
import type { FindingReport, SubjectReport } from './report.ts';

/** A finding as plain data. */
export function findingReport(finding: Finding): FindingReport {
  const { rule, severity: claimed, regraded, stage, message, evidence, says, fix } = finding;
  const actions = fix.safety === 'manual' ? [] : fix.actions;
  return {
    fingerprint: fingerprint(finding),
    rule,
    severity: regraded ?? claimed,
    ...(regraded === undefined ? {} : { claimed }),
    ...(finding.severity === 'error' ? { breaks: finding.breaks } : {}),
    stage,
    subject: subjectReport(finding.subject),
    message,
    evidence: evidence.map(({ at, note }) => ({ ...at, note })),
    ...(says === undefined ? {} : { says }),
    fix: {
      safety: fix.safety,
      title: fix.title,
      needsRoot: needsRoot(fix),
      actions,
      commands: actions.flatMap((action) =>
        action.do === 'edit' || action.do === 'write' ? [] : [command(action)],
      ),
    },
  };
}

/** Whom or what it is about. */
export function subjectReport(subject: Subject): SubjectReport {
  switch (subject.kind) {
    case 'machine':
      return { kind: 'machine' };
    case 'user':
      return { kind: 'user', user: subject.name };
    case 'container':
      return { kind: 'container', user: subject.user.name, name: subject.name };
  }
}

/** The same for the same problem after lines have moved: it knows what was found where, but no line numbers. */
export function fingerprint({ rule, subject, message, evidence: [{ at }] }: Finding): string {
  return fnv1a(JSON.stringify([rule, subjectReport(subject), at.path, at.text ?? message]));
}
