import * as fs from 'node:fs';
import { phrase } from '../../base/phrase.ts';
import {
  headerOf,
  type Journal,
  type JournaledRun,
  lineOf,
  markOf,
  parseJournal,
} from '../../fix/journal.ts';
import { Refused } from '../../fix/refused.ts';
import { errnoText } from '../errno-text.ts';
import type { LocalAccount } from '../run-command.ts';
import { lock } from './lock.ts';
import { hasStateDirectory, prepareStateDirectory, stateDirectory } from './state-directory.ts';

const { O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = fs.constants;
const ending = '.jsonl';

/**
 * Characters of prior state in one journal, for one account and in all: `undo` reads it as a single string.
 */
const mostOfOne = 32 * 1024 * 1024;
const mostOfAll = 256 * 1024 * 1024;

/** Begins a journal, and locks out every other run. Throws `Refused` where it cannot. */
export function openJournal(who: LocalAccount, startedAt: Date): Journal {
  return explained(who, () => {
    const folder = prepareStateDirectory(who);
    lock(folder, who);
    // The id is taken after the lock is held, so ids sort in order of execution.
    const { id, file } = create(folder, new Date());
    append(file, headerOf(who.name, startedAt));
    syncFolder(folder);
    let last = 0;
    const within = roomFor();
    return {
      id,
      begin(begun) {
        last += 1;
        explained(who, () => append(file, within(begun.change.by, lineOf(last, begun))));
        return last;
      },
      mark: (number, as) => explained(who, () => append(file, markOf(number, as))),
    };
  });
}

/** Passes a line while the journal has room for it. Throws `Refused`. */
function roomFor(): (account: string, line: string) => string {
  const taken = new Map<string, number>();
  let all = 0;
  return (account, line) => {
    const ofOne = (taken.get(account) ?? 0) + line.length;
    if (ofOne > mostOfOne || all + line.length > mostOfAll)
      throw new Refused(phrase`one run cannot record more for undo: run lxc-lint --fix again for the rest`);
    taken.set(account, ofOne);
    all += line.length;
    return line;
  };
}

/** Every journal of this account, the latest first. */
export function journals(who: LocalAccount): JournaledRun[] {
  const folder = stateDirectory(who);
  return explained(who, () => {
    if (!hasStateDirectory(who)) return [];
    const names = fs.readdirSync(folder).filter((name) => name.endsWith(ending));
    return names
      .map((name) => name.slice(0, -ending.length))
      .sort(later)
      .flatMap((id) => parseJournal(id, read(`${folder}/${id}${ending}`)) ?? []);
  });
}

/** Reopens a journal to record what is reverted. */
export function reopenJournal(id: string, who: LocalAccount): Pick<Journal, 'mark'> {
  return explained(who, () => {
    const folder = prepareStateDirectory(who);
    lock(folder, who);
    const file = fs.openSync(`${folder}/${id}${ending}`, O_WRONLY | O_APPEND | O_NOFOLLOW);
    // A killed run may have left an incomplete line.
    append(file, '\n');
    return { mark: (number, as) => explained(who, () => append(file, markOf(number, as))) };
  });
}

/** Numeric: the tenth run of a second comes after the ninth. */
const later = (a: string, b: string): number => b.localeCompare(a, 'en', { numeric: true });

/** Two runs in the same second get different ids. */
function create(folder: string, now: Date, again = 1): { id: string; file: number } {
  const second = now
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replaceAll(/[-:]/g, '')
    .replace('T', '-');
  const id = again === 1 ? second : `${second}-${again}`;
  try {
    return {
      id,
      file: fs.openSync(
        `${folder}/${id}${ending}`,
        O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW,
        0o600,
      ),
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return create(folder, now, again + 1);
  }
}

/** A line that does not fit on the disk is removed again, rather than left incomplete. */
function append(file: number, line: string): void {
  const { size } = fs.fstatSync(file);
  try {
    fs.writeFileSync(file, line);
    fs.fsyncSync(file);
  } catch (error) {
    fs.ftruncateSync(file, size);
    throw error;
  }
}

/** Empty for a file that is not ours: no journal is larger. */
function read(path: string): string {
  const file = fs.openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stat = fs.fstatSync(file);
    return stat.isFile() && stat.size < 2 * mostOfAll ? fs.readFileSync(file, 'utf8') : '';
  } finally {
    fs.closeSync(file);
  }
}

function syncFolder(folder: string): void {
  const file = fs.openSync(folder, O_RDONLY);
  fs.fsyncSync(file);
  fs.closeSync(file);
}

function explained<T>(who: LocalAccount, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refused || (error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new Refused(phrase`the journal in ${stateDirectory(who)} cannot be written: ${errnoText(error)}`);
  }
}
