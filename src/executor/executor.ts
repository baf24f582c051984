import { decode } from '../base/bytes.ts';
import type { Hands, Unmade, Was } from '../fix/executor-port.ts';
import type { Change } from '../fix/plan.ts';
import { Refused } from '../fix/refused.ts';
import type { Deputies } from '../host/deputies.ts';
import type { Identity } from '../host/host.ts';
import { byDeputy, type Order } from './by-deputy.ts';
import { reasonOf } from './errno-text.ts';
import type { Hand, Handling } from './handler.ts';
import { acl } from './handlers/acl.ts';
import { command } from './handlers/command.ts';
import { setting } from './handlers/kernel-value.ts';
import { mode } from './handlers/mode.ts';
import { owner } from './handlers/owner.ts';
import { ends, text as textual } from './handlers/text.ts';
import { kept } from './keeper.ts';
import type { Account } from './run-command.ts';
import { timeForEach } from './time-for-each.ts';

interface Circumstances extends Pick<Hand, 'caller' | 'seen'> {
  readonly deputies: Deputies;
  /** The account of this name. */
  account(name: string): Account;
  /** When the run began that makes or made the changes: it names what stands beside a file for a moment. */
  readonly startedAt: Date;
}

const kinds = { write: textual, edits: textual, mode, owner, acl, setting, run: command };

/** Milliseconds for one account. A rootfs of a million files gets other owners in a minute. */
const changesTime = 30_000;
const commandsTime = 5 * 60 * 1000;

/** The hands on the running machine. */
export function live(circumstances: Circumstances): Hands {
  const { caller, account, seen, startedAt, deputies } = circumstances;
  const noted = new Map<string, string>();
  const text = (path: string) => noted.get(path) ?? seen(path);
  const note = (path: string, bytes: Buffer | null) => {
    noted.set(path, bytes === null ? '' : decode(bytes));
  };
  const [forChanges, forCommands] = [timeForEach(changesTime), timeForEach(commandsTime)];
  const ourselves = handle({ caller, seen: text, note, startedAt });
  const act = (order: Order['order'], change: Change, was?: Was): unknown => {
    try {
      const who = account(change.by);
      if (who.uid === caller.uid) return ourselves(who, order, change, was);
      if (change.do === 'run') return forCommands(who, () => ourselves(who, order, change, was));
      const read = seenBy(change, text);
      const told = {
        order,
        change,
        was: was ?? null,
        seen: read ?? null,
        who,
        startedAt: startedAt.getTime(),
      };
      const deputy = deputyFor(who, deputies);
      const done = forChanges(who, () => kept(deputy.pid, () => byDeputy(deputy, told)));
      if (was?.is === 'file' && order !== 'look') noteWhatIsThere(order, change, was, note);
      return done;
    } catch (error) {
      throw refusal(change, error);
    }
  };
  // Sound: each kind of change answers each order with what the port has for it.
  return {
    look: (change) => act('look', change) as Was,
    make: (change, was) => {
      act('make', change, was);
    },
    unmake: (change, was) => act('unmake', change, was) as Unmade,
  };
}

/** Carries out what this process may itself. */
export const handle =
  ({
    caller,
    seen,
    note,
    startedAt,
  }: Pick<Hand, 'caller' | 'seen' | 'note'> & { readonly startedAt: Date }) =>
  (who: Account, order: Order['order'], change: Change, was?: Was): unknown => {
    if (!Object.hasOwn(kinds, change.do)) throw new Refused('the journal says what nobody can do');
    const temporary = `.lxc-lint-${startedAt.getTime().toString(36)}`;
    // Sound: the table has for each kind what handles it, and what was seen is given back to the same.
    const handling = kinds[change.do] as unknown as Handling<Change, Was>;
    const hand = { who, caller, seen, note, temporary };
    if (order === 'look') return handling.look(change, hand);
    return order === 'make'
      ? handling.make(change, was as Was, hand)
      : handling.unmake(change, was as Was, hand);
  };

/** The next change of the same file finds what this one has made of it. */
function noteWhatIsThere(
  order: 'make' | 'unmake',
  change: Change,
  was: Extract<Was, { is: 'file' }>,
  note: Hand['note'],
): void {
  if (change.do !== 'write' && change.do !== 'edits') return;
  const { before, after } = ends(change, was);
  note(change.path, order === 'make' ? after : before);
}

const seenBy = (change: Change, text: (path: string) => string | undefined): string | undefined =>
  change.do === 'run' ? undefined : text(change.path);

function deputyFor(who: Identity, all: Deputies) {
  const deputy = all.of(who);
  return deputy.isOpen() ? deputy : all.anew(who);
}

/** What the system would not do is a refusal; anything else is a bug. */
function refusal(change: Change, error: unknown): unknown {
  if (error instanceof Refused || (error as NodeJS.ErrnoException).code === undefined) return error;
  return new Refused(`${change.do === 'run' ? change.after[0] : change.path}: ${reasonOf(error)}`);
}
