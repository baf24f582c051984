import { phrase } from '../../../base/phrase.ts';
import type { Line } from '../../../base/place.ts';
import { Unseen } from '../../../base/unseen.ts';
import { withoutEnd } from '../../../base/without-end.ts';
import type { Version } from '../../version.ts';
import { absolutePath, type ConfigFiles, type ConfigSource, includedDirectory, readSource } from './files.ts';
import { interpretLine, type ReaderState } from './interpret.ts';
import { cannotOpen, failedLine, outOfFiles } from './liblxc-messages.ts';
import { logicalLines } from './split-lines.ts';
import type { ParseRefusal, Statement, UnreadInclude } from './statement.ts';

/** What it takes to go from file to file. */
export interface IncludeWalk {
  readonly look: ConfigFiles;
  readonly cwd: string | undefined;
  readonly reading: ReaderState;
}

/** Reads the file everything begins with, and all that it includes. */
export function readTop(path: string, found: ConfigSource, tour: IncludeWalk): void {
  interpretSource(found, { path, shown: path, at: { path, line: 1, text: '' }, via: [], open: [] }, tour);
}

/** How reading got to a file. */
interface Reach {
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

function interpretSource(found: ConfigSource, reach: Reach, tour: IncludeWalk): void {
  if (found === 'missing') refuse(reach, 'include-missing', 'is not there', cannotOpen, tour.reading);
  else if (found === 'unreadable')
    refuse(reach, 'include-unreadable', 'is not a file', sendfile, tour.reading);
  else if (affords(found.text, reach, tour.reading)) readText(found.text, reach, tour);
}

function readText(text: string, reach: Reach, tour: IncludeWalk): void {
  for (const chunk of logicalLines(reach.path, text, tour.reading.version)) {
    const included = interpretLine(chunk, reach.via, tour.reading);
    if (included !== undefined) {
      const at = placed(included);
      include(
        { path: '', shown: included.value, at, via: [...reach.via, at], open: [...reach.open, reach.path] },
        tour,
      );
    }
    if (isOver(tour.reading)) return;
  }
}

/** Where carriage returns make several lines of one, the words tell which it was. */
const placed = ({ at, valueAt }: Statement): Line => (/\r[^\r]/.test(at.text) ? valueAt : at);

/** `set_config_includefiles` in confile.c. */
function include(reach: Reach, tour: IncludeWalk): void {
  attempt(reach, tour, () => {
    const path = absolutePath(reach.shown, tour.cwd);
    const files = includedDirectory(path, reach.shown, tour.look, tour.reading.version);
    if (files === undefined) readFile({ ...reach, path }, tour);
    if (files === 'no-folder') refuse(reach, 'include-unreadable', 'is not a folder', nothing, tour.reading);
    for (const file of Array.isArray(files) ? files : []) {
      attempt(reach, tour, () =>
        readFile({ ...reach, path: absolutePath(file, tour.cwd), shown: file }, tour),
      );
      if (isOver(tour.reading)) return;
    }
  });
}

function readFile(reach: Reach, tour: IncludeWalk): void {
  const { look, reading } = tour;
  if (reach.open.includes(reach.path)) refuse(reach, 'include-loop', 'includes itself', outOfFiles, reading);
  else interpretSource(readSource(reach.path, look, reading.version), reach, tour);
}

type Says = (path: string, version: Version) => string | undefined;

/** opendir(3) fails, and LXC says no more than on which line. */
const nothing: Says = () => undefined;
const sendfile: Says = (path) => `Failed to sendfile "${path}"`;

function refuse(
  { at, via, shown }: Reach,
  why: ParseRefusal['why'],
  what: string,
  lxcMessage: Says,
  reading: ReaderState,
): void {
  const line = { at, start: 0, text: withoutEnd(at.text, '\r') };
  const said = lxcMessage(shown, reading.version) ?? failedLine(line, reading.version);
  reading.refused = {
    at,
    via: via.slice(0, -1),
    why,
    message: phrase`${JSON.stringify(shown)} ${what}`,
    lxcMessage: said,
  };
}

/** Takes a file off what is left, and tells whether there was enough left. */
function affords(text: string, reach: Reach, { left, unseen }: ReaderState): boolean {
  left.files -= 1;
  left.characters -= text.length;
  if (left.files >= 0 && left.characters >= 0) return true;
  left.lines = 0;
  unseen.push(gap(reach, new Unseen(phrase`the config includes more than anyone would write`)));
  return false;
}

const isOver = ({ refused, left }: ReaderState): boolean => refused !== undefined || left.lines <= 0;

/** Not being let in is no reason to stop: LXC may be. */
function attempt(reach: Reach, { reading }: IncludeWalk, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Unseen)) throw error;
    reading.unseen.push(gap(reach, error));
  }
}

const gap = ({ at, via }: Reach, reason: Unseen): UnreadInclude => ({ at, via: via.slice(0, -1), reason });
