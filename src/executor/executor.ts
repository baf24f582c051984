import { decode } from '../base/bytes.ts';
import { phrase } from '../base/phrase.ts';
import type { Executor, PriorState, RevertResult } from '../fix/executor-port.ts';
import type { Change } from '../fix/plan.ts';
import { Refused } from '../fix/refused.ts';
import type { Deputies } from '../host/deputies.ts';
import type { Identity } from '../host/host.ts';
import { byDeputy, type Order } from './by-deputy.ts';
import { errnoText } from './errno-text.ts';
import type { ChangeContext, ChangeHandler } from './handler.ts';
import { acl } from './handlers/acl.ts';
import { command } from './handlers/command.ts';
import { kernelValue } from './handlers/kernel-value.ts';
import { mode } from './handlers/mode.ts';
import { owner } from './handlers/owner.ts';
import { ends, text as textual } from './handlers/text.ts';
import { whileKept } from './keeper.ts';
import type { LocalAccount } from './run-command.ts';
import { timeForEach } from './time-for-each.ts';

interface ExecutorOptions extends Pick<ChangeContext, 'caller' | 'seen'> {
  readonly deputies: Deputies;
  /** The account of this name. */
  account(name: string): LocalAccount;
  /** When the run began that makes or made the changes: it names what stands beside a file for a moment. */
  readonly startedAt: Date;
}

const kinds = { write: textual, edits: textual, mode, owner, acl, setting: kernelValue, run: command };

/** Milliseconds for one account. A rootfs of a million files gets other owners in a minute. */
const changesTime = 30_000;
const commandsTime = 5 * 60 * 1000;

/** The hands on the running machine. */
export function liveExecutor(circumstances: ExecutorOptions): Executor {
  const { caller, account, seen, startedAt, deputies } = circumstances;
  const noted = new Map<string, string>();
  const text = (path: string) => noted.get(path) ?? seen(path);
  const note = (path: string, bytes: Buffer | null) => {
    noted.set(path, bytes === null ? '' : decode(bytes));
  };
  const [forChanges, forCommands] = [timeForEach(changesTime), timeForEach(commandsTime)];
  const ourselves = handle({ caller, seen: text, note, startedAt });
  const act = (order: Order['order'], change: Change, was?: PriorState): unknown => {
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
      const done = forChanges(who, () => whileKept(deputy.pid, () => byDeputy(deputy, told)));
      if (was?.is === 'file' && order !== 'inspect') noteWhatIsThere(order, change, was, note);
      return done;
    } catch (error) {
      throw refusal(change, error);
    }
  };
  // Sound: each kind of change answers each order with what the port has for it.
  return {
    inspect: (change) => act('inspect', change) as PriorState,
    apply: (change, was) => {
      act('apply', change, was);
    },
    revert: (change, was) => act('revert', change, was) as RevertResult,
  };
}

/** Carries out what this process may itself. */
export const handle =
  ({
    caller,
    seen,
    note,
    startedAt,
  }: Pick<ChangeContext, 'caller' | 'seen' | 'note'> & { readonly startedAt: Date }) =>
  (who: LocalAccount, order: Order['order'], change: Change, was?: PriorState): unknown => {
    if (!Object.hasOwn(kinds, change.do))
      throw new Refused(phrase`the journal has an unknown kind of change`);
    const temporary = `.lxc-lint-${startedAt.getTime().toString(36)}`;
    // Sound: the table has for each kind what handles it, and what was seen is given back to the same.
    const handler = kinds[change.do] as unknown as ChangeHandler<Change, PriorState>;
    const context = { who, caller, seen, note, temporary };
    if (order === 'inspect') return handler.inspect(change, context);
    return order === 'apply'
      ? handler.apply(change, was as PriorState, context)
      : handler.revert(change, was as PriorState, context);
  };

/** The next change of the same file finds what this one has made of it. */
function noteWhatIsThere(
  order: 'apply' | 'revert',
  change: Change,
  was: Extract<PriorState, { is: 'file' }>,
  note: ChangeContext['note'],
): void {
  if (change.do !== 'write' && change.do !== 'edits') return;
  const { before, after } = ends(change, was);
  note(change.path, order === 'apply' ? after : before);
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
  return new Refused(phrase`${change.do === 'run' ? change.after[0] : change.path}: ${errnoText(error)}`);
}
