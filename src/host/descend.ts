import * as fs from 'node:fs';

// Node has no openat(2). A folder is held open instead, and what is in it is reached through /proc/self/fd, so that
// nobody who renames folders meanwhile can lead a look or a write astray.

/** Held, but neither read nor written. From <fcntl.h> of Linux; Node does not name it. */
export const O_PATH = 0o10000000;

const { O_DIRECTORY, O_NOFOLLOW } = fs.constants;

/** As many links as Linux itself follows in one path (`MAXSYMLINKS`). */
const linkLimit = 40;

/** Others than root can change where a path leads. */
export class Untrusted extends Error {}

/**
 * Opens what stands at a path, links followed, where only root can have laid the way to it: every folder that is passed is
 * root's alone, and so is every link. What stands at its end may be anybody's. The descriptor is an `O_PATH` one.
 * Throws `Untrusted`, and what the system says.
 */
export function descend(path: string): number {
  const ahead = path.split('/').reverse();
  const way = [fs.openSync('/', O_PATH | O_DIRECTORY)];
  const last = () => way.at(-1) as number;
  let links = 0;
  const follow = (target: string) => {
    links += 1;
    if (links > linkLimit) throw Object.assign(new Error(path), { code: 'ELOOP' });
    if (target.startsWith('/')) while (way.length > 1) fs.closeSync(way.pop() as number);
    ahead.push(...target.split('/').reverse());
  };
  const step = (name: string) => {
    if (name === '' || name === '.') return;
    if (!isRootsAlone(last())) throw new Untrusted(path);
    if (name === '..') {
      if (way.length > 1) fs.closeSync(way.pop() as number);
      return;
    }
    const next = fs.openSync(`/proc/self/fd/${last()}/${name}`, O_PATH | O_NOFOLLOW);
    way.push(next);
    const stat = fs.fstatSync(next);
    if (!stat.isSymbolicLink()) return;
    if (stat.uid !== 0) throw new Untrusted(path);
    fs.closeSync(way.pop() as number);
    follow(fs.readlinkSync(`/proc/self/fd/${last()}/${name}`));
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
export function isRootsAlone(folder: number): boolean {
  const { uid, mode } = fs.fstatSync(folder);
  return (uid === 0 && ((mode & 0o022) === 0 || (mode & 0o1000) !== 0)) || isKernels(folder);
}

/** Of sysfs, cgroup and cgroup2: from <linux/magic.h>. Whoever owns a folder there, all that is in it the kernel made, and no link. */
const kernels = [0x62656572, 0x27e0eb, 0x63677270];

const isKernels = (folder: number): boolean =>
  kernels.includes(fs.statfsSync(`/proc/self/fd/${folder}`).type);
