import { phrase } from '../base/phrase.ts';
import type { Fix } from '../model/action.ts';
import type { Finding } from '../model/finding.ts';
import { type Applied, apply } from './apply.ts';
import type { Executor } from './executor-port.ts';
import type { Journal } from './journal.ts';
import { type Change, type PlannedFix, plan } from './plan.ts';

/** As often as the machine is looked at again; seven looks mend the worst that the lab has. */
const passes = 30;

export interface Pass<T> {
  readonly findings: readonly Finding[];
  /** The hands on the machine as it was just seen. */
  readonly executor: Executor;
  readonly seen: T;
}

export interface FixLoopResult<T> {
  readonly applied: readonly Applied[];
  /** The last look, after all that was done. */
  readonly last: Pass<T>;
}

/** Looks, mends, and looks again, until nothing that is wanted is left, or nothing more helps. */
export function fixLoop<T>(
  look: () => Pass<T>,
  wanted: (fix: Fix) => boolean,
  journal: () => Journal,
  tell: (change: Change) => void,
): FixLoopResult<T> {
  const applied: Applied[] = [];
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
    applied.push(...inOrder(steps, last.executor, journal(), tell));
  }
}

/** A step whose file an earlier one could not change was made for lines that do not stand there: it waits for the next look. */
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

/** It was done, and the machine still wants it. */
function inVain(applied: Applied, unhelped: readonly Finding[]): Applied {
  const again = unhelped.some(({ fix }) => isSame(fix, applied.step.finding.fix));
  return again
    ? { ...applied, status: 'failed', reason: phrase`it was applied, but the problem remains` }
    : applied;
}
