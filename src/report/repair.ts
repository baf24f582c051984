import { render } from '../base/locale.ts';
import type { Applied } from '../fix/apply.ts';
import type { PlannedFix } from '../fix/plan.ts';
import { findingReport } from './finding.ts';
import type { RepairedReport, RepairReport } from './report.ts';

/** What became of the fixes, as plain data. */
export const repairReport = (
  fixes: readonly RepairedReport[],
  undo: string | undefined,
  { asRoot, asRootHere, unsafe, forOne }: Readonly<Record<keyof RepairReport['next'], string | undefined>>,
): RepairReport => ({
  undo: undo ?? null,
  fixes,
  next: {
    asRoot: asRoot ?? null,
    asRootHere: asRootHere ?? null,
    unsafe: unsafe ?? null,
    forOne: forOne ?? null,
  },
});

/** What was passed over, as the run is about all users: it is told where there is no report, too. */
export const leftForOne = (count: number, command: string): string =>
  `${count} would make something new, for one user at a time: ${command}`;

export const plannedReport = ({ finding: found }: PlannedFix): RepairedReport => {
  const finding = findingReport(found);
  return { finding, status: 'planned', made: finding.fix.actions.map(() => 'not-done') };
};

/** The edits of one file are one change, so that all of them share what became of it. */
export function repairedReport({ step, status, reason, changes }: Applied): RepairedReport {
  const finding = findingReport(step.finding);
  const made = finding.fix.actions.map((action) => {
    const found = changes.find(({ change }) =>
      change.do === 'edits' ? action.do === 'edit' && action.path === change.path : change === action,
    );
    return found?.status ?? 'not-done';
  });
  return { finding, status, ...(reason === undefined ? {} : { reason: render(reason) }), made };
}
