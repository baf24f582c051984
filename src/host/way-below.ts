import * as fs from 'node:fs';
import type { Unseen } from '../base/unseen.ts';
import { isKernels } from './file-system-type.ts';
import type { PathOpener } from './files.ts';
import { type Guard, goDown, type Held, hold, pathOf } from './held-way.ts';
import { type Accessor, checkAccess } from './permit.ts';

/** An offline machine below a directory. */
export interface OfflineRoot {
  readonly top: () => Held;
  /** The refusal for a path that has contents only while the machine runs. */
  readonly offline: (path: string) => Unseen;
}

/** A directory that stays open from the first access until the run ends: a replacement is not read. */
export function heldOnce(path: string): () => Held {
  let held: Held | undefined;
  return () => {
    held ??= hold(path, fs.constants.O_DIRECTORY);
    return held;
  };
}

/** The contents of these directories are lost at shutdown, whatever they hold. */
const fleeting: ReadonlySet<string> = new Set(['proc', 'sys', 'run']);

/** Opens paths in that machine with the permissions of `accessor`; without one, every path. */
export function wayBelow({ top, offline }: OfflineRoot, accessor?: Accessor): PathOpener {
  const guard = (path: string): Guard => ({
    search: (name, folder) => {
      if (folder === top() && fleeting.has(name)) throw offline(path);
      if (accessor) checkAccess(1, folder, path, accessor);
    },
    meet: (found, folder) => {
      if (found.stat.dev !== folder.stat.dev && isKernels(pathOf(found))) throw offline(path);
    },
  });
  const reach = <T>(path: string, last: 'follow' | 'keep', act: (end: Held) => T): T => {
    if (isKernels(pathOf(top()))) throw offline(path);
    const end = goDown(top(), path, guard(path), last);
    try {
      return act(end);
    } finally {
      fs.closeSync(end.fd);
    }
  };
  return {
    about: (path, look) => reach(path, 'follow', (end) => look(pathOf(end))),
    into: (path, look) =>
      reach(path, 'follow', (end) => {
        if (accessor) checkAccess(4, end, path, accessor);
        return look(pathOf(end));
      }),
    link: (path) => reach(path, 'keep', ({ target }) => target),
  };
}
