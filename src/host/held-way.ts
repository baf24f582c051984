import * as fs from 'node:fs';
import { linkLimit } from './resolve-below.ts';

// Node has no openat(2). What is on the way is held open instead, and what is in it is reached through /proc/self/fd, so
// that nobody who renames or links meanwhile leads astray who goes there.

/** Held, but neither read nor written. From <fcntl.h> of Linux; Node does not name it. */
export const O_PATH = 0o10000000;

/** Bytes, with the NUL at the end: Linux looks up no longer path (`PATH_MAX`). */
const pathLimit = 4096;

/** Linux takes as many as forty links hold, of two thousand names each; nobody has them but to keep others busy. */
const mostSteps = 5000;

export interface Held {
  readonly fd: number;
  readonly stat: fs.Stats;
  /** Where it points, if it is a symbolic link. */
  readonly target: string | undefined;
}

export interface Guard {
  /** Throws where this name may not be looked up in this folder. */
  search?(name: string, folder: Held): void;
  /** Throws where what has just been opened may not even be asked what it is. */
  open?(fd: number, folder: Held): void;
  /** Throws where what was found, a link too, is nothing to go on with. */
  meet(found: Held, folder: Held): void;
}

/** The path to what is held. */
export const pathOf = ({ fd }: Held): string => `/proc/self/fd/${fd}`;

/** Holds what stands at a path. */
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
 * Goes down from a folder step by step, and holds what stands at the end; the caller closes it. Links lead where they lead
 * whoever lives there: an absolute one starts at the folder again, and `..` never leaves it. Throws as Linux does.
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
