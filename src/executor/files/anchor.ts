import * as fs from 'node:fs';
import { unread } from '../../base/bytes.ts';
import { Refused } from '../../fix/refused.ts';
import type { Identity } from '../../host/host.ts';
import { become } from '../../host/identity.ts';

// Node has no openat(2). A folder is held open instead, and what is in it is reached through /proc/self/fd, so that
// nobody who renames folders meanwhile can lead a write astray.

/** Held, but neither read nor written. From <fcntl.h> of Linux; Node does not name it. */
export const O_PATH = 0o10000000;

const { O_DIRECTORY, O_NOFOLLOW } = fs.constants;

/** As many links as Linux itself follows in one path (`MAXSYMLINKS`). */
const linkLimit = 40;

/** No path has a NUL in it, and Node cannot say bytes that are not UTF-8: it would name another file. */
const impossible = new RegExp(`\\0|\ufffd|${unread.source}`);

export interface Anchor {
  /** The folder that holds it. */
  readonly folder: number;
  /** The path to open it by: its folder is held, only its name is looked up. */
  readonly at: string;
  /** The same for another name in that folder. */
  beside(name: string): string;
}

/** Acts on what stands at a path, as this account, with its folder held. */
export function anchored<T>(path: string, who: Identity, act: (anchor: Anchor) => T): T {
  const [, above = '', name = ''] = /^(.*)\/([^/]+)$/s.exec(path) ?? [];
  if (!path.startsWith('/') || name === '' || name === '.' || name === '..' || impossible.test(path))
    throw new Refused(`${JSON.stringify(path)} is no path that can be changed`);
  const folder = openFolder(above || '/', who);
  const beside = (other: string) => `/proc/self/fd/${folder}/${other}`;
  try {
    return act({ folder, at: beside(name), beside });
  } finally {
    fs.closeSync(folder);
  }
}

/** A user may go wherever his permissions let him; root only where nobody else could have laid the way. */
function openFolder(path: string, who: Identity): number {
  become(who);
  return who.uid === 0 ? descend(path) : fs.openSync(path, O_PATH | O_DIRECTORY);
}

function descend(path: string): number {
  const ahead = path.split('/').reverse();
  const way = [fs.openSync('/', O_PATH | O_DIRECTORY)];
  let links = 0;
  const step = (name: string) => {
    if (name === '' || name === '.') return;
    const here = way.at(-1) as number;
    if (name === '..') {
      if (way.length > 1) fs.closeSync(way.pop() as number);
      return;
    }
    const next = fs.openSync(`/proc/self/fd/${here}/${name}`, O_PATH | O_NOFOLLOW);
    way.push(next);
    const stat = fs.fstatSync(next);
    if (!stat.isSymbolicLink()) {
      if (!isRootsAlone(stat) && !isKernels(next)) throw untrusted(path);
      return;
    }
    if (stat.uid !== 0) throw untrusted(path);
    links += 1;
    if (links > linkLimit) throw new Refused(`${path}: its symbolic links go in a circle`);
    fs.closeSync(way.pop() as number);
    const target = fs.readlinkSync(`/proc/self/fd/${here}/${name}`);
    if (target.startsWith('/')) while (way.length > 1) fs.closeSync(way.pop() as number);
    ahead.push(...target.split('/').reverse());
  };
  try {
    for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) step(name);
    return way.pop() as number;
  } finally {
    for (const fd of way) fs.closeSync(fd);
  }
}

/**
 * Only root can put anything there: in a folder with the sticky bit others can add, but not replace. What an access
 * control list grants at most shows in the bits of the group, even where that is root's.
 */
function isRootsAlone({ uid, mode }: fs.Stats): boolean {
  return uid === 0 && ((mode & 0o022) === 0 || (mode & 0o1000) !== 0);
}

/** Of sysfs, cgroup and cgroup2: from <linux/magic.h>. Whoever owns a folder there, all that is in it the kernel made, and no link. */
const kernels = [0x62656572, 0x27e0eb, 0x63677270];

const isKernels = (folder: number): boolean =>
  kernels.includes(fs.statfsSync(`/proc/self/fd/${folder}`).type);

const untrusted = (path: string) =>
  new Refused(`others than root can change the way to ${path}, so root changes nothing there`);
