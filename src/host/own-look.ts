import * as fs from 'node:fs';
import { Unseen } from '../base/unseen.ts';
import { descend, isRootsAlone, Untrusted } from './descend.ts';
import { listFolder, statFrom, textOf } from './files.ts';
import { type Held, hold, pathOf } from './held-way.ts';
import { type Eyes, permit } from './permit.ts';
import type { Question } from './question.ts';
import { isUsersMount } from './users-mount.ts';

/** What root does not look at itself: others than root have a say in it. */
export const others = Symbol('others');

/** What root sees there, without going where anybody else could lead it. */
export function ownLook({ look, path }: Question, uid: number, his: Eyes): unknown {
  try {
    if (look !== 'link') return at(path, his, (end) => ownView(look, path, end, uid, his));
    const [, above = '', name = ''] = /^(.*)\/([^/]+)\/*$/s.exec(path) ?? [];
    // The root of all is no link.
    if (name === '') return undefined;
    return at(above || '/', his, (folder) => {
      if (!isRootsAlone(folder.fd)) return others;
      permit(1, folder, path, his);
      return linkIn(folder, name);
    });
  } catch (error) {
    if (error instanceof Untrusted) return others;
    if (error instanceof Unseen) throw error;
    // The deputy was refused, or met nothing, in the same place.
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ESRCH'].includes(codeOf(error))) return undefined;
    throw new Unseen(`${path}: ${codeOf(error)}`);
  }
}

/** Held before it is looked at: it may lie in a file system that a user answers for. */
function linkIn(folder: Held, name: string): string | undefined | typeof others {
  const found = hold(`${pathOf(folder)}/${name}`, undefined, (fd) => {
    if (isUsersMount(fd, folder.fd)) throw new Untrusted(name);
  });
  fs.closeSync(found.fd);
  return found.target;
}

function at<T>(path: string, his: Eyes, act: (held: Held) => T): T {
  const held = descend(path, his);
  try {
    return act(held);
  } finally {
    fs.closeSync(held.fd);
  }
}

function ownView(
  look: Exclude<Question['look'], 'link'>,
  path: string,
  end: Held,
  uid: number,
  his: Eyes,
): unknown {
  const { stat } = end;
  if (look === 'stat') return statFrom(stat);
  // It is his, or the text of a device or the like, which nobody reads.
  if (stat.uid === uid || !(look === 'read' ? stat.isFile() : stat.isDirectory())) return others;
  permit(4, end, path, his);
  if (look === 'list') return listFolder(pathOf(end));
  const file = fs.openSync(pathOf(end), fs.constants.O_RDONLY);
  try {
    return textOf(file, path);
  } finally {
    fs.closeSync(file);
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? `${error}`;
