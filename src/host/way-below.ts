import * as fs from 'node:fs';
import type { Unseen } from '../base/unseen.ts';
import { isKernels } from './file-system-type.ts';
import type { PathOpener } from './files.ts';
import { type Guard, goDown, type Held, hold, pathOf } from './held-way.ts';
import { type Accessor, checkAccess } from './permit.ts';

/** A machine that lies below a folder and does not run. */
export interface OfflineRoot {
  readonly top: () => Held;
  /** What to say of a path at which there is something only while it runs. */
  readonly offline: (path: string) => Unseen;
}

/** A folder, held from the first look until the run is over: what is put in its place meanwhile is not looked at. */
export function heldOnce(path: string): () => Held {
  let held: Held | undefined;
  return () => {
    held ??= hold(path, fs.constants.O_DIRECTORY);
    return held;
  };
}

/** What these folders hold is gone when the machine sleeps, whatever lies in them. */
const fleeting: ReadonlySet<string> = new Set(['proc', 'sys', 'run']);

/** The way to what lies in that machine, as far as its modes let somebody go; everywhere without him. */
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
