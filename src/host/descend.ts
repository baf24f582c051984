import * as fs from 'node:fs';
import { isKernelsWithoutLinks } from './file-system-type.ts';
import { type Guard, goDown, type Held, hold } from './held-way.ts';
import { type Accessor, checkAccess } from './permit.ts';
import { isUsersMount } from './users-mount.ts';

/** Users other than root can change where a path leads. */
export class Untrusted extends Error {}

interface How {
  /** Whose permissions apply, besides root's. */
  readonly accessor?: Accessor;
  /** Whether to follow a symbolic link at the end of the path. Default: `follow`. */
  readonly last?: 'follow' | 'keep';
}

/**
 * Opens a path, links followed, if only root can change where it leads: every directory and every link on the
 * way is controlled by root alone. The final component may be owned by any user; it is opened with O_PATH
 * only. Throws `Untrusted`, system errors, and `Unseen` where `accessor` lacks permission.
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
 * Only root can create or replace entries there: with the sticky bit, other users can add entries but not
 * replace them. The group bits are the mask of an access control list, that is, the most it grants, even
 * where the group is root's.
 */
export function isRootsAlone(folder: number): boolean {
  const { uid, mode } = fs.fstatSync(folder);
  return (
    (uid === 0 && ((mode & 0o022) === 0 || (mode & 0o1000) !== 0)) ||
    isKernelsWithoutLinks(`/proc/self/fd/${folder}`)
  );
}
