import type { Was } from '../../fix/executor-port.ts';
import { Refused } from '../../fix/refused.ts';
import type { Run } from '../../model/action.ts';
import type { Hand, Handling } from '../handler.ts';
import { run } from '../run-command.ts';

/** Commands, of which nobody knows what they change but themselves. */
export const command: Handling<Run, Extract<Was, { is: 'command' }>> = {
  look: (change, hand) => ({ is: 'command', already: isDone(change, hand) }),

  make({ after }, { already }, { who, caller }) {
    if (!already) run(after, who, caller);
  },

  unmake(change, { already }, hand) {
    if (already || (change.done && !isDone(change, hand))) return 'was-not-done';
    if (change.before === null) return 'stays';
    run(change.before, hand.who, hand.caller);
    return 'undone';
  },
};

function isDone({ done }: Run, { who, caller }: Hand): boolean {
  if (!done) return false;
  try {
    run(done, who, caller);
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}
