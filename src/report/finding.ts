import { command } from '../fix/render/shell-command.ts';
import { makesNew, needsRoot } from '../model/action.ts';
import type { Finding } from '../model/finding.ts';
import { fingerprint, subjectReport } from '../model/finding.ts';
import type { FindingReport } from './report.ts';

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
      makesNew: makesNew(fix),
      actions,
      commands: actions.flatMap((action) =>
        action.do === 'edit' || action.do === 'write' ? [] : [command(action)],
      ),
    },
  };
}
