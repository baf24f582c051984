import { render } from '../base/locale.ts';
import { count, type Phrase, phrase } from '../base/phrase.ts';
import type { AppliedInPass } from '../fix/fix-loop.ts';
import { makesNew, needsRoot } from '../model/action.ts';
import type { Finding } from '../model/finding.ts';
import { isOfShell } from '../model/stage.ts';
import { findingReport } from './finding.ts';
import type { RepairedReport, RepairReport } from './repair-report.ts';

/** The results of the fixes, as plain data. */
export const repairReport = (
  fixes: readonly RepairedReport[],
  undo: string | undefined,
  { asRoot, asRootHere, unsafe, forOne }: Readonly<Record<keyof RepairReport['next'], string | undefined>>,
  findings: readonly Finding[],
): RepairReport => ({
  undo: undo ?? null,
  fixes,
  waits: null,
  next: {
    asRoot: asRoot ?? null,
    asRootHere: asRootHere ?? null,
    unsafe: unsafe ?? null,
    forOne: forOne ?? null,
  },
  left: leftOf(findings, forOne !== undefined),
});

function leftOf(findings: readonly Finding[], isForAll: boolean): RepairReport['left'] {
  const isForOne = ({ fix }: Finding) => isForAll && fix.safety === 'safe' && makesNew(fix);
  const byRoot = (finding: Finding) =>
    finding.fix.safety === 'safe' && needsRoot(finding.fix) && !isForOne(finding);
  const count = (is: (finding: Finding) => boolean) => findings.filter(is).length;
  return {
    asRoot: count((finding) => byRoot(finding) && !isOfShell(finding.stage)),
    asRootHere: count((finding) => byRoot(finding) && isOfShell(finding.stage)),
    unsafe: count(({ fix }) => fix.safety === 'unsafe'),
    forOne: count(isForOne),
    manual: count(({ fix }) => fix.safety === 'manual'),
  };
}

/** What was left out because the run is for all users: printed even without a report. */
export const leftForOne = (fixes: number, command: string): Phrase =>
  phrase`${count(
    fixes,
    phrase`1 fix would make something new, and is applied for one user at a time`,
    phrase`${fixes} fixes would make something new, and are applied for one user at a time`,
  )}: ${command}`;

/** What would be refused, as it stands, is said before it is. */
export function plannedReport({
  step,
  status,
  reason,
  pass,
  expected,
}: AppliedInPass & { readonly expected: boolean }): RepairedReport {
  const finding = findingReport(step.finding);
  const made = finding.fix.actions.map(() => 'not-done' as const);
  const isRefused = status === 'refused' && reason !== undefined;
  return {
    finding,
    ...(isRefused ? { status, reason: render(reason) } : { status: 'planned' }),
    pass,
    ...(expected && { expected }),
    made,
  };
}

/** The edits of one file are one change, so they share its status. */
export function repairedReport({ step, status, pass, reason, changes }: AppliedInPass): RepairedReport {
  const finding = findingReport(step.finding);
  const made = finding.fix.actions.map((action) => {
    const found = changes.find(({ change }) =>
      change.do === 'edits' ? action.do === 'edit' && action.path === change.path : change === action,
    );
    return found?.status ?? 'not-done';
  });
  return { finding, status, pass, ...(reason === undefined ? {} : { reason: render(reason) }), made };
}
