import { verbatim } from '../base/phrase.ts';
import { shortened } from '../base/printable.ts';
import { Unseen } from '../base/unseen.ts';
import type { PriorState, RevertResult } from '../fix/executor-port.ts';
import type { Change } from '../fix/plan.ts';
import { Outdated, Refused } from '../fix/refused.ts';
import type { Deputy } from '../host/deputy.ts';
import { longestReason } from '../host/question.ts';
import { priorStateIn, revertResultIn } from './check-answer.ts';
import type { LocalAccount } from './run-command.ts';

/** One call of an executor, as sent to a deputy. */
export interface Order {
  readonly order: 'inspect' | 'apply' | 'revert' | 'foresee';
  readonly change: Change;
  readonly was: PriorState | null;
  /** The text of the file that was linted; null where it was not read. */
  readonly seen: string | null;
  readonly who: LocalAccount;
  readonly startedAt: number;
}

/** The result: null where there is none. */
export type Done =
  | { readonly done: PriorState | RevertResult | null }
  | { readonly refused: string; readonly outdated: boolean };

/** Milliseconds. A slow disk takes time to sync a file; a stopped process must not hold the lock for ever. */
const timeoutMs = 30_000;

/**
 * Has a user's deputy change the user's files: it can do exactly what that user can. Throws `Refused`, also
 * where there is no answer; then `undo` checks whether the change was made.
 */
export function byDeputy(deputy: Deputy, order: Order): PriorState | RevertResult | undefined {
  const answer = answerOf(deputy, order);
  if (answer.outdated === true) throw new Outdated(pathOf(order.change));
  if (typeof answer.refused === 'string')
    throw new Refused(verbatim(shortened(answer.refused, longestReason)));
  if (order.order === 'inspect') return priorStateIn(order.change, order.seen ?? undefined, answer.done);
  return order.order === 'apply' ? undefined : revertResultIn(answer.done);
}

/** The answer of a deputy: none of it can be trusted to have the right type. */
interface Words {
  readonly done?: unknown;
  readonly refused?: unknown;
  readonly outdated?: unknown;
}

function answerOf(deputy: Deputy, order: Order): Words {
  try {
    return Object(deputy.ask(order, timeoutMs));
  } catch (error) {
    if (error instanceof Unseen) throw new Refused(error.reason);
    throw error;
  }
}

const pathOf = (change: Change): string => (change.do === 'run' ? '' : change.path);
