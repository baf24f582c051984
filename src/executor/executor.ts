import { decode } from '../base/bytes.ts';
import type { Hands, Was } from '../fix/executor-port.ts';
import type { Change } from '../fix/plan.ts';
import { Refused } from '../fix/refused.ts';
import { become } from '../host/identity.ts';
import { reasonOf } from './errno-text.ts';
import type { Hand, Handling } from './handler.ts';
import { acl } from './handlers/acl.ts';
import { command } from './handlers/command.ts';
import { setting } from './handlers/kernel-value.ts';
import { mode } from './handlers/mode.ts';
import { owner } from './handlers/owner.ts';
import { text as textual } from './handlers/text.ts';
import type { Account } from './run-command.ts';

interface Circumstances extends Pick<Hand, 'caller' | 'seen'> {
  /** The account of this name. */
  account(name: string): Account;
  /** When the run began that makes or made the changes: it names what stands beside a file for a moment. */
  readonly startedAt: Date;
}

const kinds = { write: textual, edits: textual, mode, owner, acl, setting, run: command };

/** The hands on the running machine. */
export function live({ caller, account, seen, startedAt }: Circumstances): Hands {
  const temporary = `.lxc-lint-${startedAt.getTime().toString(36)}`;
  const noted = new Map<string, string>();
  const text = (path: string) => noted.get(path) ?? seen(path);
  const note = (path: string, bytes: Buffer | null) => {
    noted.set(path, bytes === null ? '' : decode(bytes));
  };
  const careful = <T>(change: Change, act: (handling: Handling<Change, Was>, hand: Hand) => T): T => {
    try {
      const hand = { who: account(change.by), caller, seen: text, note, temporary };
      if (!Object.hasOwn(kinds, change.do)) throw new Refused(`the journal says what nobody can do`);
      // Sound: the table has for each kind what handles it, and what was seen is given back to the same.
      return act(kinds[change.do] as unknown as Handling<Change, Was>, hand);
    } catch (error) {
      throw refusal(change, error);
    } finally {
      become(caller);
    }
  };
  return {
    look: (change) => careful(change, (handling, hand) => handling.look(change, hand)),
    make: (change, was) => careful(change, (handling, hand) => handling.make(change, was, hand)),
    unmake: (change, was) => careful(change, (handling, hand) => handling.unmake(change, was, hand)),
  };
}

/** What the system would not do is a refusal; anything else is a bug. */
function refusal(change: Change, error: unknown): unknown {
  if (error instanceof Refused || (error as NodeJS.ErrnoException).code === undefined) return error;
  return new Refused(`${change.do === 'run' ? change.after[0] : change.path}: ${reasonOf(error)}`);
}
