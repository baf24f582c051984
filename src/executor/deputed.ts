import { Outdated, Refused } from '../fix/refused.ts';
import type { Done, Order } from './by-deputy.ts';
import { errnoText } from './errno-text.ts';
import { handle } from './executor.ts';

/** A deputy's part of a change: it makes it with its own credentials, and says what became of it. */
export function carryOut({ order, change, was, seen, who, startedAt }: Order): Done {
  const act = handle({
    caller: who,
    seen: () => seen ?? undefined,
    // Whoever gave the order knows what it makes of the file.
    note: () => {},
    startedAt: new Date(startedAt),
  });
  try {
    // Sound: whoever gives the order checks what it is answered.
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
