import * as fs from 'node:fs';
import { phrase } from '../base/phrase.ts';
import { Unseen } from '../base/unseen.ts';
import { descend, Untrusted } from './descend.ts';
import { listDirectory, programIn, statFrom, textOf } from './files.ts';
import { type Held, pathOf } from './held-way.ts';
import { type Accessor, checkAccess } from './permit.ts';
import type { Question } from './question.ts';

/** What root does not read itself: users other than root can influence it. */
export const others = Symbol('others');

/** What root finds there, without following a path that another user could redirect. */
export function ownLook({ look, path }: Question, uid: number, his: Accessor): unknown {
  try {
    const end = descend(path, { accessor: his, last: look === 'link' ? 'keep' : 'follow' });
    try {
      return look === 'link' ? end.target : ownView(look, path, end, uid, his);
    } finally {
      fs.closeSync(end.fd);
    }
  } catch (error) {
    if (error instanceof Untrusted) return others;
    if (error instanceof Unseen) throw error;
    // The deputy was refused or found nothing in the same place.
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ESRCH'].includes(codeOf(error))) return undefined;
    throw new Unseen(phrase`${path}: ${codeOf(error)}`);
  }
}

function ownView(
  look: Exclude<Question['look'], 'link'>,
  path: string,
  end: Held,
  uid: number,
  his: Accessor,
): unknown {
  const { stat } = end;
  if (look === 'stat') return statFrom(stat);
  // Owned by the user, or the contents of a device or the like, which are never read.
  if (stat.uid === uid || !(look === 'list' ? stat.isDirectory() : stat.isFile())) return others;
  checkAccess(4, end, path, his);
  if (look === 'list') return listDirectory(pathOf(end));
  const file = fs.openSync(pathOf(end), fs.constants.O_RDONLY);
  try {
    return look === 'read' ? textOf(file, path) : programIn(file);
  } finally {
    fs.closeSync(file);
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? `${error}`;
