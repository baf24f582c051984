import type { Line } from '../../../base/place.ts';
import { Unseen } from '../../../base/unseen.ts';
import { withoutEnd } from '../../../base/without-end.ts';
import type { Version } from '../../version.ts';
import { folder, type Look, located, type Source, source } from './files.ts';
import { execute, type Reading } from './interpret.ts';
import { cannotOpen, failedLine, outOfFiles } from './liblxc-messages.ts';
import { chunks } from './split-lines.ts';
import type { Gap, Refusal, Statement } from './statement.ts';

/** What it takes to go from file to file. */
export interface Tour {
  readonly look: Look;
  readonly cwd: string | undefined;
  readonly reading: Reading;
}

/** Reads the file everything begins with, and all that it includes. */
export function readTop(path: string, found: Source, tour: Tour): void {
  readSource(found, { path, shown: path, at: { path, line: 1, text: '' }, via: [], open: [] }, tour);
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

function readSource(found: Source, reach: Reach, tour: Tour): void {
  if (found === 'missing') refuse(reach, 'include-missing', 'is not there', cannotOpen, tour.reading);
  else if (found === 'unreadable')
    refuse(reach, 'include-unreadable', 'is not a file', sendfile, tour.reading);
  else if (affords(found.text, reach, tour.reading)) readText(found.text, reach, tour);
}

function readText(text: string, reach: Reach, tour: Tour): void {
  for (const chunk of chunks(reach.path, text, tour.reading.version)) {
    const included = execute(chunk, reach.via, tour.reading);
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
function include(reach: Reach, tour: Tour): void {
  attempt(reach, tour, () => {
    const path = located(reach.shown, tour.cwd);
    const files = folder(path, reach.shown, tour.look, tour.reading.version);
    if (files === undefined) readFile({ ...reach, path }, tour);
    if (files === 'no-folder') refuse(reach, 'include-unreadable', 'is not a folder', nothing, tour.reading);
    for (const file of Array.isArray(files) ? files : []) {
      attempt(reach, tour, () => readFile({ ...reach, path: located(file, tour.cwd), shown: file }, tour));
      if (isOver(tour.reading)) return;
    }
  });
}

function readFile(reach: Reach, tour: Tour): void {
  const { look, reading } = tour;
  if (reach.open.includes(reach.path)) refuse(reach, 'include-loop', 'includes itself', outOfFiles, reading);
  else readSource(source(reach.path, look, reading.version), reach, tour);
}

type Says = (path: string, version: Version) => string | undefined;

/** opendir(3) fails, and LXC says no more than on which line. */
const nothing: Says = () => undefined;
const sendfile: Says = (path) => `Failed to sendfile "${path}"`;

function refuse(
  { at, via, shown }: Reach,
  why: Refusal['why'],
  what: string,
  says: Says,
  reading: Reading,
): void {
  const line = { at, start: 0, text: withoutEnd(at.text, '\r') };
  const said = says(shown, reading.version) ?? failedLine(line, reading.version);
  reading.refused = {
    at,
    via: via.slice(0, -1),
    why,
    message: `${JSON.stringify(shown)} ${what}`,
    says: said,
  };
}

/** Takes a file off what is left, and tells whether there was enough left. */
function affords(text: string, reach: Reach, { left, unseen }: Reading): boolean {
  left.files -= 1;
  left.characters -= text.length;
  if (left.files >= 0 && left.characters >= 0) return true;
  left.lines = 0;
  unseen.push(gap(reach, new Unseen('the config includes more than anyone would write')));
  return false;
}

const isOver = ({ refused, left }: Reading): boolean => refused !== undefined || left.lines <= 0;

/** Not being let in is no reason to stop: LXC may be. */
function attempt(reach: Reach, { reading }: Tour, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Unseen)) throw error;
    reading.unseen.push(gap(reach, error));
  }
}

const gap = ({ at, via }: Reach, reason: Unseen): Gap => ({ at, via: via.slice(0, -1), reason });
