import { Outdated, Refused } from '../fix/refused.ts';
import type { Done, Order } from './by-deputy.ts';
import { errnoText } from './errno-text.ts';
import { handle } from './executor.ts';

/** The deputy's part of a change: applies it with its own credentials, and returns the result. */
export function carryOut({ order, change, was, seen, who, startedAt }: Order): Done {
  const act = handle({
    caller: who,
    seen: () => seen ?? undefined,
    // The parent keeps track of the file's contents itself.
    note: () => {},
    startedAt: new Date(startedAt),
  });
  try {
    // Sound: the parent checks the answer.
    const done = (act(who, order, change, was ?? undefined) ?? null) as Extract<
      Done,
      { done: unknown }
    >['done'];
    return { done };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.message, outdated: error instanceof Outdated };
    const where = change.do === 'run' ? change.after[0] : change.path;
    return { refused: `${where}: ${errnoText(error)}`, outdated: false };
  }
}
