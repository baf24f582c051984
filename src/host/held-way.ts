import * as fs from 'node:fs';
import { linkLimit } from './resolve-below.ts';

// Node has no openat(2). So the components of a path are held open, and their entries are reached through
// /proc/self/fd: a concurrent rename or link cannot redirect the walk.

/** Opens a file without access to its contents. From <fcntl.h> of Linux; Node does not define it. */
export const O_PATH = 0o10000000;

/** Bytes, with the final NUL: Linux looks up no longer path (`PATH_MAX`). */
const pathLimit = 4096;

/** Linux follows forty links of up to two thousand names each; only an attack has as many. */
const mostSteps = 5000;

export interface Held {
  readonly fd: number;
  readonly stat: fs.Stats;
  /** The target, if it is a symbolic link. */
  readonly target: string | undefined;
}

export interface Guard {
  /** Throws where this name must not be looked up in this directory. */
  search?(name: string, folder: Held): void;
  /** Throws where not even fstat(2) is safe on what has just been opened. */
  open?(fd: number, folder: Held): void;
  /** Throws where the walk must not go on from what was found, which may be a link. */
  meet(found: Held, folder: Held): void;
}

export const pathOf = ({ fd }: Held): string => `/proc/self/fd/${fd}`;

/** Opens a path with O_PATH. */
export function hold(path: string, flags = fs.constants.O_NOFOLLOW, check?: (fd: number) => void): Held {
  const fd = fs.openSync(path, O_PATH | flags);
  try {
    check?.(fd);
    const stat = fs.fstatSync(fd);
    return { fd, stat, target: stat.isSymbolicLink() ? fs.readlinkSync(path) : undefined };
  } catch (error) {
    fs.closeSync(fd);
    throw error;
  }
}

/**
 * Walks down from a directory component by component and opens the last one; the caller closes it. Links
 * resolve as they do inside that root: an absolute one starts at `top` again, and `..` never leaves it.
 * Throws the errors that Linux does.
 */
export function goDown(top: Held, path: string, guard: Guard, last: 'follow' | 'keep' = 'follow'): Held {
  if (Buffer.byteLength(path) >= pathLimit) throw failure('ENAMETOOLONG', path);
  const ahead = path.split('/').reverse();
  const way: Held[] = [];
  let [links, steps] = [0, 0];
  const back = () => {
    const left = way.pop();
    if (left) fs.closeSync(left.fd);
  };
  const step = (name: string) => {
    const folder = way.at(-1) ?? top;
    if (!folder.stat.isDirectory()) throw failure('ENOTDIR', path);
    if (name === '') return;
    steps += 1;
    if (steps > mostSteps) throw failure('ELOOP', path);
    guard.search?.(name, folder);
    if (name === '..') back();
    if (name === '.' || name === '..') return;
    const found = hold(`${pathOf(folder)}/${name}`, undefined, (fd) => guard.open?.(fd, folder));
    way.push(found);
    guard.meet(found, folder);
    if (found.target === undefined || (last === 'keep' && ahead.length === 0)) return;
    links += 1;
    if (links > linkLimit) throw failure('ELOOP', path);
    back();
    if (found.target.startsWith('/')) while (way.length > 0) back();
    ahead.push(...found.target.split('/').reverse());
  };
  try {
    for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) step(name);
    return way.pop() ?? hold(`${pathOf(top)}/.`);
  } finally {
    while (way.length > 0) back();
  }
}

const failure = (code: string, path: string): Error => Object.assign(new Error(`${code}: ${path}`), { code });
