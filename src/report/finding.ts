import { command } from '../fix/render/shell-command.ts';
import { makesNew, needsRoot } from '../model/action.ts';
import type { Finding } from '../model/finding.ts';
import { fingerprint, subjectId } from '../model/finding.ts';
import type { FindingReport } from './report.ts';

/** A finding as plain data. */
export function findingReport(finding: Finding): FindingReport {
  const { rule, severity, originalSeverity, stage, message, evidence, lxcMessage, fix } = finding;
  const actions = fix.safety === 'manual' ? [] : fix.actions;
  return {
    fingerprint: fingerprint(finding),
    rule,
    severity,
    ...(originalSeverity === undefined ? {} : { originalSeverity }),
    ...((originalSeverity ?? severity) === 'error' ? { breaks: finding.breaks ?? 'start' } : {}),
    stage,
    subject: subjectId(finding.subject),
    message,
    evidence: evidence.map(({ at, note }) => ({ ...at, note })),
    ...(lxcMessage === undefined ? {} : { lxcMessage }),
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
