import { phrase } from '../base/phrase.ts';
import type { Fix } from '../model/action.ts';
import type { Finding } from '../model/finding.ts';
import { type Applied, apply } from './apply.ts';
import type { Executor } from './executor-port.ts';
import type { Journal } from './journal.ts';
import { type Change, type PlannedFix, plan } from './plan.ts';

/** The most passes of check and fix; seven are enough for the worst case in the lab. */
const passes = 30;

export interface Pass<T> {
  readonly findings: readonly Finding[];
  /** The executor for the machine in the state that was just checked. */
  readonly executor: Executor;
  readonly seen: T;
}

/** `pass`: counted from 1. */
export type AppliedInPass = Applied & { readonly pass: number };

export interface FixLoopResult<T> {
  readonly applied: readonly AppliedInPass[];
  /** The last check, after all fixes. */
  readonly last: Pass<T>;
}

/** Checks and fixes until no wanted fix is left, or none helps any more. */
export function fixLoop<T>(
  look: () => Pass<T>,
  wanted: (fix: Fix) => boolean,
  journal: () => Journal,
  tell: (change: Change) => void,
): FixLoopResult<T> {
  const applied: AppliedInPass[] = [];
  for (let pass = 1; ; pass++) {
    const last = look();
    const steps = plan(
      last.findings,
      (fix) => wanted(fix) && !applied.some(({ step }) => isSame(step.finding.fix, fix)),
    );
    const unhelped = last.findings.filter(({ fix }) =>
      applied.some((each) => each.status === 'done' && isSame(each.step.finding.fix, fix)),
    );
    if (steps.length === 0 || pass > passes)
      return { applied: applied.map((each) => inVain(each, unhelped)), last };
    applied.push(...inOrder(steps, last.executor, journal(), tell).map((each) => ({ ...each, pass })));
  }
}

/**
 * A step whose file an earlier step failed to change was planned for lines that do not exist: it waits for
 * the next pass.
 */
function inOrder(
  steps: readonly PlannedFix[],
  executor: Executor,
  journal: Journal,
  tell: (change: Change) => void,
): Applied[] {
  const applied: Applied[] = [];
  const stuck = new Set<string>();
  for (const step of steps) {
    if (pathsOf(step).some((path) => stuck.has(path))) continue;
    const ended = apply(step, executor, journal, tell);
    applied.push(ended);
    if (ended.status !== 'done') for (const path of pathsOf(step)) stuck.add(path);
  }
  return applied;
}

const pathsOf = ({ changes }: PlannedFix): string[] =>
  changes.flatMap((change) => (change.do === 'run' ? [] : [change.path]));

const isSame = (a: Fix, b: Fix): boolean => JSON.stringify(a) === JSON.stringify(b);

/** It was applied, and the finding is still there. */
function inVain(applied: AppliedInPass, unhelped: readonly Finding[]): AppliedInPass {
  const again = unhelped.some(({ fix }) => isSame(fix, applied.step.finding.fix));
  return again
    ? { ...applied, status: 'failed', reason: phrase`it was applied, but the problem remains` }
    : applied;
}
