import { decode } from '../base/bytes.ts';
import { phrase } from '../base/phrase.ts';
import type { Executor, Foresight, PriorState, RevertResult } from '../fix/executor-port.ts';
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
  account(name: string): LocalAccount;
  /** When the run that makes or made the changes began: it names temporary files. */
  readonly startedAt: Date;
}

const kinds = { write: textual, edits: textual, mode, owner, acl, setting: kernelValue, run: command };

/** Milliseconds for all changes to the files of another account. */
const othersChangesMs = 30_000;

/** Milliseconds for all commands as another account: changing the owners of a million files takes a minute. */
const othersCommandsMs = 5 * 60 * 1000;

/** The executor for the running host. */
export function liveExecutor(circumstances: ExecutorOptions): Executor & Foresight {
  const { caller, account, seen, startedAt, deputies } = circumstances;
  const noted = new Map<string, string>();
  const text = (path: string) => noted.get(path) ?? seen(path);
  const note = (path: string, bytes: Buffer | null) => {
    noted.set(path, bytes === null ? '' : decode(bytes));
  };
  const [forChanges, forCommands] = [timeForEach(othersChangesMs), timeForEach(othersCommandsMs)];
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
      if (was?.is === 'file' && (order === 'apply' || order === 'revert'))
        noteWhatIsThere(order, change, was, note);
      return done;
    } catch (error) {
      throw refusal(change, error);
    }
  };
  // Sound: each kind of change returns for each order what the port declares.
  return {
    inspect: (change) => act('inspect', change) as PriorState,
    apply: (change, was) => {
      act('apply', change, was);
    },
    revert: (change, was) => act('revert', change, was) as RevertResult,
    foresee: (change, was) => act('foresee', change, was) as RevertResult,
  };
}

/** Applies changes with the credentials of this process. */
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
    // Sound: the table maps each kind to its handler, which gets back the prior state that it returned.
    const handler = kinds[change.do] as unknown as ChangeHandler<Change, PriorState>;
    const context = { who, caller, seen, note, temporary };
    if (order === 'inspect') return handler.inspect(change, context);
    return handler[order](change, was as PriorState, context);
  };

/** A later change of the same file starts from the result of this one. */
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

/** A system error is a refusal; anything else is a bug. */
function refusal(change: Change, error: unknown): unknown {
  if (error instanceof Refused || (error as NodeJS.ErrnoException).code === undefined) return error;
  return new Refused(phrase`${change.do === 'run' ? change.after[0] : change.path}: ${errnoText(error)}`);
}
