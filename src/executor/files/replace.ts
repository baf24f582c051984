import * as fs from 'node:fs';
import { phrase } from '../../base/phrase.ts';
import { Outdated, Refused } from '../../fix/refused.ts';
import type { ChangeContext } from '../handler.ts';
import { runCommand } from '../run-command.ts';
import { type Anchor, anchored } from './anchor.ts';
import { openOwn } from './read-owned.ts';

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_RDONLY, O_WRONLY } = fs.constants;

/**
 * Replaces `before` with `after`, where null means no file: written to a temporary file beside it, synced and
 * renamed, with the owner, mode, access list and attributes of the old one, so that every reader, even after
 * a power failure, finds one of the two. Throws `Refused` where the file is no longer `before`.
 */
export function replaceFile(
  path: string,
  before: Buffer | null,
  after: Buffer | null,
  context: ChangeContext,
  mode = 0o644,
): void {
  anchored(path, context.who, (anchor) => {
    if (before === null && after !== null) make(path, after, mode, anchor, context);
    else if (before !== null && after === null) remove(path, before, anchor, context);
    else if (before !== null && after !== null) exchange(path, before, after, anchor, context);
    sync(anchor);
  });
}

function make(
  path: string,
  bytes: Buffer,
  mode: number,
  { at, beside }: Anchor,
  { temporary }: ChangeContext,
): void {
  const file = begin(path, beside(temporary));
  try {
    fs.fchmodSync(file, mode);
    fill(file, bytes);
    // Unlike rename(2), this fails if the file has been created concurrently.
    fs.linkSync(beside(temporary), at);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Outdated(path);
  } finally {
    fs.closeSync(file);
    fs.rmSync(beside(temporary), { force: true });
  }
}

function remove(path: string, before: Buffer, { at }: Anchor, { who }: ChangeContext): void {
  const file = openOwn(at, path, who);
  try {
    unchanged(path, fs.readFileSync(file), before);
  } finally {
    fs.closeSync(file);
  }
  fs.unlinkSync(at);
}

function exchange(
  path: string,
  before: Buffer,
  after: Buffer,
  { at, beside }: Anchor,
  context: ChangeContext,
): void {
  const { who, temporary } = context;
  const old = openOwn(at, path, who);
  const stat = fs.fstatSync(old);
  let file: number | undefined;
  try {
    unchanged(path, fs.readFileSync(old), before);
    file = begin(path, beside(temporary));
    fs.fchownSync(file, stat.uid, stat.gid);
    likeIt(old, file, context);
    fill(file, after);
    const now = fs.lstatSync(at);
    if (now.ino !== stat.ino || now.ctimeMs !== stat.ctimeMs || now.size !== stat.size)
      throw new Outdated(path);
    fs.renameSync(beside(temporary), at);
  } catch (error) {
    if (file !== undefined) fs.rmSync(beside(temporary), { force: true });
    throw error;
  } finally {
    fs.closeSync(old);
    if (file !== undefined) fs.closeSync(file);
  }
}

/**
 * Mode, access control list and extended attributes: Node knows only the first, cp(1) of coreutils all of
 * them.
 */
function likeIt(old: number, file: number, { who, caller }: ChangeContext): void {
  const command = ['cp', '--attributes-only', '--preserve=all', '--no-preserve=timestamps,links'] as const;
  try {
    runCommand([...command, '--', '/proc/self/fd/3', '/proc/self/fd/4'], who, caller, { files: [old, file] });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new Refused(
      phrase`its mode and access list cannot be preserved: ${error.reason} (needs cp of coreutils)`,
    );
  }
}

/** If another run is replacing the same file, that one goes first. */
function begin(path: string, temporary: string): number {
  try {
    return fs.openSync(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new Outdated(path);
    throw error;
  }
}

function fill(file: number, bytes: Buffer): void {
  fs.writeFileSync(file, bytes);
  fs.fsyncSync(file);
}

function unchanged(path: string, now: Buffer, then: Buffer): void {
  if (!now.equals(then)) throw new Outdated(path);
}

/** A rename is durable once its directory is synced. A directory without read permission cannot be synced. */
function sync({ folder }: Anchor): void {
  try {
    const open = fs.openSync(`/proc/self/fd/${folder}`, O_RDONLY);
    fs.fsyncSync(open);
    fs.closeSync(open);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
  }
}

/** Removes the temporary file that a killed run may have left. */
export const removeTemporary = (path: string, { who, temporary }: ChangeContext): void =>
  anchored(path, who, ({ beside }) => fs.rmSync(beside(temporary), { force: true }));
