import * as fs from 'node:fs';
import { isKernelsWithoutLinks } from './file-system-type.ts';
import { type Guard, goDown, type Held, hold } from './held-way.ts';
import { type Accessor, checkAccess } from './permit.ts';
import { isUsersMount } from './users-mount.ts';

/** Others than root can change where a path leads. */
export class Untrusted extends Error {}

interface How {
  /** Whose permissions count, besides root's. */
  readonly accessor?: Accessor;
  /** Whether a link at the end leads on, which it does unless said otherwise. */
  readonly last?: 'follow' | 'keep';
}

/**
 * Opens what stands at a path, links followed, where only root can have laid the way to it: every folder that is passed is
 * root's alone, and so is every link. What stands at its end may be anybody's. It is held without being opened.
 * Throws `Untrusted`, and what the system says; and `Unseen` where these eyes, if there are any, may not go.
 */
export function descend(path: string, { accessor, last }: How = {}): Held {
  const top = hold('/');
  const guard: Guard = {
    search: (_name, folder) => {
      if (!isRootsAlone(folder.fd)) throw new Untrusted(path);
      if (accessor) checkAccess(1, folder, path, accessor);
    },
    open: (fd, folder) => {
      if (isUsersMount(fd, folder.fd)) throw new Untrusted(path);
    },
    meet: ({ stat, target }) => {
      if (target !== undefined && stat.uid !== 0) throw new Untrusted(path);
    },
  };
  try {
    return goDown(top, path, guard, last);
  } finally {
    fs.closeSync(top.fd);
  }
}

/**
 * Only root can put anything there: in a folder with the sticky bit others can add, but not replace. What an access
 * control list grants at most shows in the bits of the group, even where that is root's.
 */
export function isRootsAlone(folder: number): boolean {
  const { uid, mode } = fs.fstatSync(folder);
  return (
    (uid === 0 && ((mode & 0o022) === 0 || (mode & 0o1000) !== 0)) ||
    isKernelsWithoutLinks(`/proc/self/fd/${folder}`)
  );
}
