import { phrase } from '../../../base/phrase.ts';
import type { Line } from '../../../base/place.ts';
import { Unseen } from '../../../base/unseen.ts';
import { withoutEnd } from '../../../base/without-end.ts';
import { absolutePath, type ConfigFiles, type ConfigSource, includedDirectory, readSource } from './files.ts';
import { type IncludeFault, loop, missing, notADirectory, notAFile } from './include-faults.ts';
import { interpretLine, judgeFurther, type ReaderState } from './interpret.ts';
import { failedLine } from './liblxc-messages.ts';
import { logicalLines } from './split-lines.ts';
import type { Statement, UnreadInclude } from './statement.ts';

/** What reading needs on its way from file to file. */
export interface IncludeWalk {
  readonly files: ConfigFiles;
  readonly cwd: string | undefined;
  readonly reading: ReaderState;
}

export function readTop(path: string, found: ConfigSource, walk: IncludeWalk): void {
  interpretSource(found, { path, shown: path, at: { path, line: 1, text: '' }, via: [], open: [] }, walk);
  goOn(walk.reading);
}

/** A file to read, and how reading came to it. */
interface Visit {
  readonly path: string;
  /** The path as LXC writes it. */
  readonly shown: string;
  /** The include that names it. */
  readonly at: Line;
  /** Down to and including that line. */
  readonly via: readonly Line[];
  /** The files being read, outermost first. */
  readonly open: readonly string[];
}

function interpretSource(found: ConfigSource, visit: Visit, walk: IncludeWalk): void {
  if (found === 'missing') refuse(visit, missing, walk.reading);
  else if (found === 'unreadable') refuse(visit, notAFile, walk.reading);
  else if (isWithinLimits(found.text, visit, walk.reading)) readText(found.text, visit, walk);
}

function readText(text: string, visit: Visit, walk: IncludeWalk): void {
  for (const chunk of logicalLines(visit.path, text, walk.reading.version)) {
    if (walk.reading.refused !== undefined) {
      judgeFurther(chunk, visit.via, walk.reading);
      continue;
    }
    const included = interpretLine(chunk, visit.via, walk.reading);
    if (included !== undefined) {
      const at = placed(included);
      include(
        { path: '', shown: included.value, at, via: [...visit.via, at], open: [...visit.open, visit.path] },
        walk,
      );
    }
    goOn(walk.reading);
    if (walk.reading.remaining.lines <= 0) return;
  }
}

/** Behind a line that was rejected, where that is asked for. */
function goOn(reading: ReaderState): void {
  if (reading.rejected === undefined || reading.refused === undefined) return;
  reading.rejected.push(reading.refused);
  reading.refused = undefined;
}

/** Where carriage returns split one line of the file into several, the value tells which of them it is. */
const placed = ({ at, valueAt }: Statement): Line => (/\r[^\r]/.test(at.text) ? valueAt : at);

/** `set_config_includefiles` in confile.c. */
function include(visit: Visit, walk: IncludeWalk): void {
  attempt(visit, walk, () => {
    const path = absolutePath(visit.shown, walk.cwd);
    const found = includedDirectory(path, visit.shown, walk.files, walk.reading.version);
    if (found === undefined) readFile({ ...visit, path }, walk);
    if (found === 'no-directory') refuse(visit, notADirectory, walk.reading);
    for (const file of Array.isArray(found) ? found : []) {
      attempt(visit, walk, () =>
        readFile({ ...visit, path: absolutePath(file, walk.cwd), shown: file }, walk),
      );
      goOn(walk.reading);
      if (isOver(walk.reading)) return;
    }
  });
}

function readFile(visit: Visit, walk: IncludeWalk): void {
  const { files, reading } = walk;
  if (visit.open.includes(visit.path)) refuse(visit, loop, reading);
  else interpretSource(readSource(visit.path, files, reading.version), visit, walk);
}

function refuse(
  { at, via, shown }: Visit,
  { why, message, lxcMessage }: IncludeFault,
  reading: ReaderState,
): void {
  const line = { at, start: 0, text: withoutEnd(at.text, '\r') };
  reading.refused = {
    at,
    via: via.slice(0, -1),
    why,
    message: message(JSON.stringify(shown)),
    lxcMessage: lxcMessage?.(shown, reading.version) ?? failedLine(line, reading.version),
  };
}

/** Subtracts a file from what remains of the limits. */
function isWithinLimits(text: string, visit: Visit, { remaining, unseen }: ReaderState): boolean {
  remaining.files -= 1;
  remaining.characters -= text.length;
  if (remaining.files >= 0 && remaining.characters >= 0) return true;
  remaining.lines = 0;
  unseen.push(unread(visit, new Unseen(phrase`the config includes too much to read`)));
  return false;
}

const isOver = ({ refused, remaining }: ReaderState): boolean =>
  refused !== undefined || remaining.lines <= 0;

/** Reading goes on after what we may not read, as LXC may be allowed to. */
function attempt(visit: Visit, { reading }: IncludeWalk, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Unseen)) throw error;
    reading.unseen.push(unread(visit, error));
  }
}

const unread = ({ at, via }: Visit, reason: Unseen): UnreadInclude => ({ at, via: via.slice(0, -1), reason });
