import * as fs from 'node:fs';
import { basename, dirname } from 'node:path';
import { decode, encode } from '../base/bytes.ts';
import { withoutEnd } from '../base/without-end.ts';
import { hold } from '../host/held-way.ts';
import type { Keepsakes } from '../run/keepsakes.ts';
import { UsageError } from '../run/options.ts';
import { readFailure } from './read-failure.ts';
import { exchange, openFolder, Unfit } from './replace-file.ts';

const { O_NOFOLLOW, O_RDONLY } = fs.constants;

/** Only who keeps something may read it: a snapshot says what others may not see. */
const own = 0o700;

/**
 * Keeps texts in `DIR/USER/NAME`; makes the directory, if only that is missing. Throws `UsageError` where another user could write
 * there, or has made a link on the way: what is read there later is trusted.
 */
export function keepIn(path: string): Keepsakes {
  const folder = attempt(path, () => openOwn(withoutEnd(path, '/')));
  const inside = <T>(user: string, act: (folder: number) => T): T | undefined =>
    attempt(`${path}/${user}`, () => {
      const held = openBelow(folder, user);
      try {
        return act(held);
      } finally {
        fs.closeSync(held);
      }
    });
  const isKept = (user: string) => isThere(`${at(folder)}/${user}`);
  return {
    users: () => fs.readdirSync(at(folder)).filter(isName),
    names: (user) => (isKept(user) ? (inside(user, (held) => fs.readdirSync(at(held))) ?? []) : []),
    read: (user, name) => (isKept(user) ? inside(user, (held) => textAt(`${at(held)}/${name}`)) : undefined),
    write: (user, name, text) => {
      attempt(`${path}/${user}`, () => makeDirectory(folder, user));
      inside(user, (held) => exchange(held, checked(name), encode(text), 0o600));
    },
    remove: (user, name) => {
      inside(user, (held) => fs.rmSync(`${at(held)}/${name}`, { force: true }));
      if (isKept(user) && fs.readdirSync(`${at(folder)}/${user}`).length === 0)
        fs.rmdirSync(`${at(folder)}/${user}`);
    },
  };
}

const at = (fd: number): string => `/proc/self/fd/${fd}`;

const isThere = (path: string): boolean => fs.lstatSync(path, { throwIfNoEntry: false }) !== undefined;

function openOwn(path: string): number {
  const above = openFolder(dirname(path));
  try {
    makeDirectory(above, basename(path));
    return openBelow(above, basename(path));
  } finally {
    fs.closeSync(above);
  }
}

function makeDirectory(folder: number, name: string): void {
  const path = `${at(folder)}/${checked(name)}`;
  if (!isThere(path)) fs.mkdirSync(path, own);
}

/** A directory in another one that is this user's alone. */
function openBelow(folder: number, name: string): number {
  const { fd, stat } = hold(`${at(folder)}/${checked(name)}`, O_NOFOLLOW);
  const isOwn = stat.isDirectory() && stat.uid === process.geteuid?.() && (stat.mode & 0o022) === 0;
  if (isOwn) return fd;
  fs.closeSync(fd);
  throw new Unfit('it must be a directory of your own, to which no other user can write');
}

/** What was put there by us; anything else is nothing. */
function textAt(path: string): string | undefined {
  const found = fs.lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) return undefined;
  const file = fs.openSync(path, O_RDONLY | O_NOFOLLOW);
  try {
    return decode(fs.readFileSync(file));
  } finally {
    fs.closeSync(file);
  }
}

/** Neither a way elsewhere, nor one of the names that a file has while it is written. */
const isName = (name: string): boolean => /^[^./][^/]*$/.test(name);

function checked(name: string): string {
  if (!isName(name)) throw new Unfit(`${JSON.stringify(name)} is no name for a file here`);
  return name;
}

function attempt<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const reason = error instanceof Unfit ? error.message : readFailure(error);
    throw new UsageError(`cannot remember in ${path}: ${reason}`);
  }
}
