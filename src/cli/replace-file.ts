import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { encode } from '../base/bytes.ts';
import { goDown, hold, O_PATH } from '../host/held-way.ts';
import { isUsersMount } from '../host/users-mount.ts';
import { UsageError } from '../run/options.ts';
import { readFailure } from './read-failure.ts';

const { O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_RDONLY, O_WRONLY } = fs.constants;

/** Why a file that was named is not replaced. */
export class Unfit extends Error {}

/**
 * Replaces a file that the command line names: written beside it, synced and renamed, so that whoever reads it, even after a
 * crash, finds the old one or the new one. No symbolic link is followed to it, and by root none on the way that another user has
 * made. Throws `UsageError`.
 */
export function replaceFile(path: string, text: string, mode: number | undefined): void {
  try {
    const folder = openFolder(dirname(path));
    try {
      exchange(folder, path.slice(path.lastIndexOf('/') + 1), encode(text), mode);
    } finally {
      fs.closeSync(folder);
    }
  } catch (error) {
    const reason = error instanceof Unfit ? error.message : readFailure(error);
    throw new UsageError(`cannot write ${path}: ${reason}`);
  }
}

/** Opens a directory that the command line names; by root through no link of another user’s. */
export function openFolder(path: string): number {
  if (process.geteuid?.() !== 0) return fs.openSync(path, O_PATH | O_DIRECTORY);
  const top = hold('/');
  try {
    const found = goDown(top, path.startsWith('/') ? path : `${process.cwd()}/${path}`, {
      open: (fd, folder) => refuse(isUsersMount(fd, folder.fd), 'a user has mounted a directory on the way'),
      meet: ({ stat, target }) =>
        refuse(target !== undefined && stat.uid !== 0, 'another user owns a symbolic link on the way'),
    });
    refuse(!found.stat.isDirectory(), 'its parent is not a directory');
    return found.fd;
  } finally {
    fs.closeSync(top.fd);
  }
}

function refuse(isUnfit: boolean, why: string): void {
  if (isUnfit) throw new Unfit(why);
}

/** Replaces a file in an open directory, or makes it. */
export function exchange(folder: number, name: string, bytes: Uint8Array, mode: number | undefined): void {
  const beside = (other: string) => `/proc/self/fd/${folder}/${other}`;
  const old = fs.lstatSync(beside(name), { throwIfNoEntry: false });
  refuse(old !== undefined && !old.isFile(), 'it exists and is not a regular file');
  // Not one that node_exporter would read.
  const temporary = beside(`.${name}.${process.pid}-${process.hrtime.bigint()}.tmp`);
  const file = fs.openSync(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
  try {
    fs.fchmodSync(file, modeOf(old, mode));
    fs.writeFileSync(file, bytes);
    fs.fsyncSync(file);
    fs.renameSync(temporary, beside(name));
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  } finally {
    fs.closeSync(file);
  }
  sync(folder);
}

/** What the owner has set stays, as far as it is ours: another could leave one that everybody may read. */
function modeOf(old: fs.Stats | undefined, mode: number | undefined): number {
  if (old && old.uid === process.geteuid?.()) return old.mode & 0o777;
  return mode ?? 0o666 & ~process.umask();
}

/** A rename is durable once its directory is synced, which takes the permission to read it. */
function sync(folder: number): void {
  try {
    const open = fs.openSync(`/proc/self/fd/${folder}`, O_RDONLY);
    fs.fsyncSync(open);
    fs.closeSync(open);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
  }
}
