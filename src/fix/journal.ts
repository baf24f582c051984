import type { SubjectId } from '../model/finding.ts';
import type { PriorState } from './executor-port.ts';
import type { Change } from './plan.ts';

/**
 * The changes of a run, recorded in advance: one JSON value per line, each synced to disk before the run
 * continues.
 */
export interface Journal {
  /** When it began, such as 20261124-071500: the argument of `lxc-lint undo`. */
  readonly id: string;
  /** Called before a change. `mark` refers to it by the number returned. */
  begin(entry: BegunEntry): number;
  mark(number: number, as: EntryMark): void;
}

export interface BegunEntry {
  readonly rule: string;
  /** Whose it is. Journals of earlier releases do not have it. */
  readonly subject?: SubjectId;
  readonly title: string;
  readonly change: Change;
  readonly was: PriorState;
}

/** `stays`: it was to be reverted, and has no inverse. */
export type EntryMark = 'done' | 'undone' | 'stays';

export interface JournalEntry extends BegunEntry {
  readonly number: number;
  /** `begun`: the run ended before it could mark it as done. */
  readonly state: 'begun' | EntryMark;
}

export interface Header {
  readonly journal: 1;
  readonly user: string;
  readonly startedAt: string;
}

export interface JournaledRun extends Header {
  readonly id: string;
  readonly entries: readonly JournalEntry[];
}

/**
 * Parses a journal; undefined for anything else. An incomplete line belongs to a change that was never begun.
 */
export function parseJournal(id: string, text: string): JournaledRun | undefined {
  const [header, ...rest] = text.split('\n').slice(0, -1).map(parseLine);
  if (!isHeader(header)) return undefined;
  const entries = new Map<number, JournalEntry>();
  for (const line of rest) {
    // Sound: what has a number was written by `lineOf` or `markOf`.
    const { number, as, ...begun } = (line ?? {}) as { number?: number; as?: EntryMark } & BegunEntry;
    if (number === undefined) continue;
    const known = entries.get(number);
    if (as === undefined && isBegun(begun)) entries.set(number, { ...begun, number, state: 'begun' });
    else if (as !== undefined && known) entries.set(number, { ...known, state: as });
  }
  return { ...header, id, entries: [...entries.values()] };
}

export const headerOf = (user: string, startedAt: Date): string =>
  line({ journal: 1, user, startedAt: startedAt.toISOString() } satisfies Header);
export const lineOf = (number: number, begun: BegunEntry): string => line({ number, ...begun });
export const markOf = (number: number, as: EntryMark): string => line({ number, as });

const line = (value: object): string => `${JSON.stringify(value)}\n`;

function parseLine(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function isHeader(value: unknown): value is Header {
  const { journal, user, startedAt } = Object(value) as Partial<Header>;
  return journal === 1 && typeof user === 'string' && typeof startedAt === 'string';
}

/** A line may have been damaged since. */
const isBegun = ({ title, subject, change, was }: Partial<BegunEntry>): boolean =>
  typeof title === 'string' &&
  typeof change?.do === 'string' &&
  typeof was?.is === 'string' &&
  (subject === undefined || isSubjectId(subject));

function isSubjectId(value: object): value is SubjectId {
  const { kind, user, name } = value as Readonly<Record<string, unknown>>;
  if (kind === 'machine') return true;
  return typeof user === 'string' && (kind === 'user' || (kind === 'container' && typeof name === 'string'));
}

/** Whether anything is left that could be reverted. */
export const isOpen = ({ entries }: JournaledRun): boolean =>
  entries.some(({ state }) => state === 'begun' || state === 'done');
