import * as fs from 'node:fs';
import type { Unseen } from '../base/unseen.ts';
import { isKernels } from './file-system-type.ts';
import type { Way } from './files.ts';
import { type Guard, goDown, type Held, hold, pathOf } from './held-way.ts';
import { type Eyes, permit } from './permit.ts';

/** A machine that lies below a folder and does not run. */
export interface Sleeping {
  readonly top: () => Held;
  /** What to say of a path at which there is something only while it runs. */
  readonly asleep: (path: string) => Unseen;
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
export function wayBelow({ top, asleep }: Sleeping, eyes?: Eyes): Way {
  const guard = (path: string): Guard => ({
    search: (name, folder) => {
      if (folder === top() && fleeting.has(name)) throw asleep(path);
      if (eyes) permit(1, folder, path, eyes);
    },
    meet: (found, folder) => {
      if (found.stat.dev !== folder.stat.dev && isKernels(pathOf(found))) throw asleep(path);
    },
  });
  const reach = <T>(path: string, last: 'follow' | 'keep', act: (end: Held) => T): T => {
    if (isKernels(pathOf(top()))) throw asleep(path);
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
        if (eyes) permit(4, end, path, eyes);
        return look(pathOf(end));
      }),
    link: (path) => reach(path, 'keep', ({ target }) => target),
  };
}
