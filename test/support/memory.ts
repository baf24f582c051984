import { phrase } from '../../src/base/phrase.ts';
import { applyEdits } from '../../src/fix/apply-edits.ts';
import type { Executor, PriorState } from '../../src/fix/executor-port.ts';
import type { BegunEntry, EntryMark, Journal, JournalEntry } from '../../src/fix/journal.ts';
import type { Change } from '../../src/fix/plan.ts';
import { Refused } from '../../src/fix/refused.ts';
import type { Stat } from '../../src/host/host.ts';
import {
  parseQueryKey,
  queryKey,
  type RecordedAnswer,
  type Recording,
  type Verb,
} from '../../src/host/snapshot/answers.ts';
import type { Action } from '../../src/model/action.ts';

/** A machine in memory that can be changed, as far as no program is needed for it: what a command does nobody can fake. */
export function memory({ caller, answers: given }: Recording) {
  const kept = new Map(given);
  return { executor: handsOn(kept), answers: (): Recording => ({ caller, answers: new Map(kept) }) };
}

/** Whether this machine can do it. */
export const canDo = ({ do: kind }: Action): boolean => kind !== 'run' && kind !== 'acl';

type Kept = Map<string, RecordedAnswer>;

/** The same thing in everybody's eyes. */
const keysOf = (kept: Kept, verb: Verb, path: string): string[] => {
  const keys = [...kept.keys()].filter((key) => {
    const { verb: other, about } = parseQueryKey(key);
    return other === verb && about === path;
  });
  return keys.length > 0 ? keys : [queryKey(verb, path)];
};

const valueAt = (kept: Kept, verb: Verb, path: string) =>
  keysOf(kept, verb, path)
    .map((key) => kept.get(key))
    .flatMap((answer) => (answer?.is === 'there' ? [answer.value] : []))[0];

function set(kept: Kept, verb: Verb, path: string, answer: RecordedAnswer): void {
  for (const key of keysOf(kept, verb, path)) kept.set(key, answer);
}

const textOf = (kept: Kept, path: string): string | null => (valueAt(kept, 'read', path) as string) ?? null;

/** A new file has an owner, and a name in its folder. */
function setText(kept: Kept, path: string, text: string, mode: number): void {
  set(kept, 'read', path, { is: 'there', value: text });
  if (valueAt(kept, 'stat', path) === undefined)
    set(kept, 'stat', path, { is: 'there', value: { kind: 'file', uid: 0, gid: 0, mode } });
  const [, folder = '', name = ''] = /^(.*)\/([^/]+)$/.exec(path) ?? [];
  const names = valueAt(kept, 'list', folder) as readonly string[] | undefined;
  if (names && !names.includes(name)) set(kept, 'list', folder, { is: 'there', value: [...names, name] });
}

function remove(kept: Kept, path: string): void {
  for (const verb of ['read', 'stat'] as const) set(kept, verb, path, { is: 'absent' });
}

/** What a change is about, now. */
function now(kept: Kept, change: Change): unknown {
  if (change.do === 'write' || change.do === 'edits') return textOf(kept, change.path);
  if (change.do === 'setting') return textOf(kept, change.path)?.trim() ?? null;
  if (change.do === 'mode') return (valueAt(kept, 'stat', change.path) as Stat | undefined)?.mode;
  throw new Error(`${change.do} is not for a machine in memory`);
}

function put(kept: Kept, change: Change): void {
  if (change.do === 'write' && change.after === null) remove(kept, change.path);
  else if (change.do === 'write') setText(kept, change.path, change.after ?? '', change.mode ?? 0o644);
  if (change.do === 'edits')
    setText(kept, change.path, applyEdits(textOf(kept, change.path) ?? '', change.edits), 0o644);
  if (change.do === 'setting') setText(kept, change.path, `${change.after}\n`, 0o644);
  if (change.do !== 'mode') return;
  const stat = valueAt(kept, 'stat', change.path) as Stat;
  set(kept, 'stat', change.path, { is: 'there', value: { ...stat, mode: change.after } });
  // What was denied before may be seen now, and nobody has looked.
  for (const [key, answer] of kept)
    if (isAbout(key, change.path) && answer.is === 'unseen' && answer.kind === 'denied')
      kept.set(key, { ...answer, kind: 'unknown' });
}

function handsOn(kept: Kept): Executor {
  return {
    inspect: (change) => {
      if (change.do !== 'edits' && change.do !== 'run' && now(kept, change) !== change.before)
        throw new Refused(
          phrase`${JSON.stringify(now(kept, change))} is not ${JSON.stringify(change.before)}`,
        );
      // Sound: only `unmake` below looks into it.
      return { before: new Map(kept) } as unknown as PriorState;
    },
    apply: (change) => put(kept, change),
    revert: (change, was) => {
      const { before } = was as unknown as { before: Kept };
      const path = change.do === 'run' ? '' : change.path;
      for (const key of [...kept.keys()]) {
        const old = before.get(key);
        if (isAbout(key, path) && old) kept.set(key, old);
        else if (isAbout(key, path)) kept.delete(key);
      }
      return 'undone';
    },
  };
}

/** What stands at the path and below it, and the names in its folder. */
function isAbout(key: string, path: string): boolean {
  const { verb, about } = parseQueryKey(key);
  return about === path || about.startsWith(`${path}/`) || (verb === 'list' && path.startsWith(`${about}/`));
}

/** A journal that is gone with the test. */
export function memo(): Journal & { entries(): JournalEntry[] } {
  const entries: JournalEntry[] = [];
  return {
    id: 'memo',
    begin: (begun: BegunEntry) => entries.push({ ...begun, number: entries.length + 1, state: 'begun' }),
    mark: (number: number, as: EntryMark) => {
      entries[number - 1] = { ...(entries[number - 1] as JournalEntry), state: as };
    },
    entries: () => entries,
  };
}
