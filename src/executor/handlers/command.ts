import type { PriorState } from '../../fix/executor-port.ts';
import { Refused } from '../../fix/refused.ts';
import type { RunCommand } from '../../model/action.ts';
import type { ChangeContext, ChangeHandler } from '../handler.ts';
import { runCommand } from '../run-command.ts';

/** Commands, whose effects only they know. */
export const command: ChangeHandler<RunCommand, Extract<PriorState, { is: 'command' }>> = {
  inspect: (change, context) => ({ is: 'command', already: isDone(change, context) }),

  apply({ after }, { already }, { who, caller }) {
    if (!already) runCommand(after, who, caller);
  },

  revert(change, { already }, context) {
    if (already || (change.done && !isDone(change, context))) return 'was-not-done';
    if (change.before === null) return 'stays';
    runCommand(change.before, context.who, context.caller);
    return 'undone';
  },

  foresee({ before }, { already }) {
    if (already) return 'was-not-done';
    return before === null ? 'stays' : 'undone';
  },
};

function isDone({ done }: RunCommand, { who, caller }: ChangeContext): boolean {
  if (!done) return false;
  try {
    runCommand(done, who, caller);
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}
