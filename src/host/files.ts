import * as fs from 'node:fs';
import { decode, undecoded } from '../base/bytes.ts';
import { cksum } from '../base/cksum.ts';
import { type Phrase, phrase } from '../base/phrase.ts';
import { Unseen, type UnseenKind } from '../base/unseen.ts';
import { excerpt } from './excerpt.ts';
import { type Host, type Stat, sizeLimit } from './host.ts';
import { type Program, programOf } from './program.ts';

/** The part of a host that concerns files. */
export type Files = Pick<Host, 'read' | 'list' | 'stat' | 'link' | 'program'>;

/** How to reach the file at a path: `look` receives a path that leads to it. */
export interface PathOpener {
  /** For metadata. */
  about<T>(path: string, look: (at: string) => T): T;
  /** For contents as well. */
  into<T>(path: string, look: (at: string) => T): T;
  /** For the target of a link. */
  link(path: string): string | undefined;
}

/**
 * The files that this process can read. `under` maps each path to where it is looked up; `refused` is the
 * kind of `Unseen` for a denied permission.
 */
export const files = (under: (path: string) => string, refused: UnseenKind): Files =>
  filesAlong(
    {
      about: (path, look) => look(under(path)),
      into: (path, look) => look(under(path)),
      link: (path) => readLink(under(path)),
    },
    refused,
  );

/** The same through a path opener. */
export function filesAlong(way: PathOpener, refused: UnseenKind): Files {
  const look = <T>(path: string, glance: () => T): T | undefined => {
    // A name that is not UTF-8 was decoded with loss: a lookup would wrongly find that it does not exist.
    if (/[\0\uFFFD]/.test(path) || undecoded.test(path))
      throw new Unseen(phrase`${JSON.stringify(path)} is not a valid path`);
    try {
      return glance();
    } catch (error) {
      return refusedOrAbsent(path, error, refused);
    }
  };
  return {
    read: (path) => look(path, () => way.into(path, (at) => inRegular(at, path, textOf))),
    list: (path) => look(path, () => way.into(path, listDirectory)),
    stat: (path) => look(path, () => way.about(path, statOf)),
    link: (path) => look(path, () => way.link(path)),
    program: (path) => look(path, () => way.into(path, (at) => inRegular(at, path, programIn))),
  };
}

/** The same, with `grep` and `cksum`. */
export const inParts = (looks: Files): Files & Pick<Host, 'grep' | 'cksum'> => ({
  ...looks,
  grep: (path, pattern) => {
    const text = looks.read(path);
    return text === undefined ? undefined : excerpt(text, pattern);
  },
  cksum: (_path, text) => cksum(text),
});

/** Absence is an answer. Any other error is a refusal to answer. */
function refusedOrAbsent(path: string, error: unknown, refused: UnseenKind): undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== undefined && absences.includes(code)) return undefined;
  if (code === undefined) throw error;
  const denied = code === 'EACCES' || code === 'EPERM';
  throw new Unseen(phrase`${path}: ${refusals[code] ?? message}`, denied ? refused : 'unknown');
}

/** ESRCH: a process that ended while its files were read. */
const absences = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ESRCH'];

const refusals: Readonly<Record<string, Phrase>> = {
  EACCES: phrase`permission denied`,
  EPERM: phrase`permission denied`,
  ELOOP: phrase`too many levels of symbolic links`,
  EISDIR: phrase`is a directory`,
};

function inRegular<T>(at: string, path: string, look: (fd: number, path: string) => T): T {
  // Checked before it is opened: opening a FIFO can hang, and opening a device can have side effects.
  if (!fs.statSync(at).isFile()) throw new Unseen(phrase`${path}: not a regular file`);
  const fd = fs.openSync(at, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK | fs.constants.O_NOCTTY);
  try {
    if (!fs.fstatSync(fd).isFile()) throw new Unseen(phrase`${path}: not a regular file`);
    return look(fd, path);
  } finally {
    fs.closeSync(fd);
  }
}

/** The text of an open regular file. Throws `Unseen` where it is too large. */
export function textOf(fd: number, path: string): string {
  // The reported size is no bound: /proc/PID/pagemap reports 0 and is endless.
  const parts: Buffer[] = [];
  for (let size = 0; size <= sizeLimit; ) {
    const part = Buffer.allocUnsafe(
      Math.min(sizeLimit + 1, Math.max(fs.fstatSync(fd).size - size, 0) + 4096),
    );
    const count = fs.readSync(fd, part);
    if (count === 0) return decode(Buffer.concat(parts));
    parts.push(part.subarray(0, count));
    size += count;
  }
  throw new Unseen(
    phrase`${path}: larger than ${sizeLimit / 1024 / 1024} MiB, too large to be what it should be`,
  );
}

/** What an open regular file is when it is executed. */
export const programIn = (fd: number): Program =>
  programOf((position, length) => {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, fs.readSync(fd, bytes, 0, length, position));
  });

export function listDirectory(path: string): string[] {
  const folder = fs.opendirSync(path);
  try {
    const names: string[] = [];
    for (let entry = folder.readSync(); entry; entry = folder.readSync()) names.push(entry.name);
    return names;
  } finally {
    folder.closeSync();
  }
}

const statOf = (path: string): Stat => statFrom(fs.statSync(path));

export function statFrom(found: fs.Stats): Stat {
  const notFile = found.isDirectory() ? 'directory' : 'other';
  const kind = found.isFile() ? 'file' : notFile;
  return { kind, uid: found.uid, gid: found.gid, mode: found.mode & 0o7777 };
}

function readLink(path: string): string | undefined {
  return fs.lstatSync(path).isSymbolicLink() ? fs.readlinkSync(path) : undefined;
}
