import { type Locale, render } from '../base/locale.ts';
import { command } from '../fix/render/shell-command.ts';
import { type Fix, makesNew, needsRoot } from '../model/action.ts';
import type { Finding } from '../model/finding.ts';
import { subjectId } from '../model/finding.ts';
import type { FindingReport } from './finding-report.ts';

/** A finding as plain data. */
export function findingReport(finding: Finding, locale?: Locale): FindingReport {
  const { rule, severity, originalSeverity, lxcVersions, stage, message, evidence, lxcMessage, fix } =
    finding;
  const actions = fix.safety === 'manual' ? [] : fix.actions;
  return {
    fingerprint: finding.fingerprint,
    rule,
    kind: finding.kind,
    severity,
    ...(originalSeverity === undefined ? {} : { originalSeverity }),
    ...(lxcVersions === undefined ? {} : { lxcVersions }),
    ...((originalSeverity ?? severity) === 'error' ? { breaks: finding.breaks ?? 'start' } : {}),
    stage,
    subject: subjectId(finding.subject),
    message: render(message, locale),
    evidence: evidence.map(({ at, note }) => ({
      ...at,
      kind: at.kind ?? 'file',
      note: render(note, locale),
    })),
    ...(lxcMessage === undefined ? {} : { lxcMessage }),
    fix: {
      safety: fix.safety,
      title: render(fix.title, locale),
      needsRoot: needsRoot(fix),
      makesNew: makesNew(fix),
      actions,
      commands: commandsOf(fix),
    },
  };
}

function commandsOf(fix: Fix): string[] {
  if (fix.safety === 'manual') return fix.command === undefined ? [] : [fix.command];
  return fix.actions.flatMap((action) =>
    action.do === 'edit' || action.do === 'write' ? [] : [command(action)],
  );
}
