import * as fs from 'node:fs';
import { decode, unread } from '../base/bytes.ts';
import { Unseen, type UnseenKind } from '../base/unseen.ts';
import { type Caller, type Host, type Identity, type Stat, sizeLimit } from './host.ts';
import { become, lookAs, whoAmI } from './identity.ts';
import { inside } from './resolve-below.ts';
import { ask } from './run-query.ts';

/** The running machine. */
export const live = (): Host => {
  const caller = whoAmI();
  const host = (me: Identity, refused: UnseenKind = 'denied'): Host => ({
    caller,
    ...files((path) => path, me, refused),
    ask: (argv) => ask(argv, caller),
    processes: (uid) => processes(uid, caller),
    // Only root can take on another's eyes; anybody else goes on seeing what he sees, and what he is refused the other may see.
    as: (who) => (caller.uid === 0 || caller.uid === who.uid ? host(who) : host(me, 'unknown')),
  });
  return host(caller);
};

/** Ends the looking in others' eyes: the process is the caller's own again. */
export const comeBack = (to: Caller): void => become(to);

/** A machine that is not running, below this folder: its links lead nowhere outside, and it cannot be asked anything. */
export const rooted = (root: string): Host => {
  const caller = whoAmI();
  const under = (path: string) => asleep(path, root) ?? inside(root, path, readLink);
  const host: Host = {
    caller,
    ...files(under, caller, 'denied'),
    ask: ([program]) => {
      throw new Unseen(`${program}: ${root} is not running, so it cannot be asked`, 'asleep');
    },
    processes: () => {
      throw new Unseen(`${root} is not running, so it has no processes`, 'asleep');
    },
    // A user of the sleeping machine is never the one who looks.
    as: () => ({ ...host, ...files(under, caller, 'unknown') }),
  };
  return host;
};

/** What the kernel alone keeps is not there to be read in a machine that sleeps, whatever lies in these folders. */
function asleep(path: string, root: string): undefined {
  if (/^\/(proc|sys|run)(\/|$)/.test(path)) throw new Unseen(`${path}: ${root} is not running`, 'asleep');
  return undefined;
}

/** `refused`: what it means that permission is denied to this identity. */
function files(
  under: (path: string) => string,
  me: Identity,
  refused: UnseenKind,
): Pick<Host, 'read' | 'list' | 'stat' | 'link'> {
  const look = <T>(path: string, glance: (path: string) => T): T | undefined => {
    // A name that is not UTF-8 was decoded with loss: looking it up would find nothing, and nothing is not true.
    if (/[\0\uFFFD]/.test(path) || unread.test(path))
      throw new Unseen(`${JSON.stringify(path)} is not a path that can be looked up`);
    try {
      lookAs(me);
      return glance(under(path));
    } catch (error) {
      return refusedOrAbsent(path, error, refused);
    }
  };
  return {
    read: (path) => look(path, readRegular),
    list: (path) => look(path, listFolder),
    stat: (path) => look(path, statOf),
    link: (path) => look(path, readLink),
  };
}

/** Absent is an answer. Anything else that goes wrong is a refusal to answer. */
function refusedOrAbsent(path: string, error: unknown, refused: UnseenKind): undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== undefined && absences.includes(code)) return undefined;
  if (code === undefined) throw error;
  const denied = code === 'EACCES' || code === 'EPERM';
  throw new Unseen(`${path}: ${refusals[code] ?? message}`, denied ? refused : 'unknown');
}

/** ESRCH: a process that ended while its files were read. */
const absences = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ESRCH'];

const refusals: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its symbolic links go in a circle',
  EISDIR: 'is a folder, not a file',
};

function readRegular(path: string): string {
  const refuse = (reason: string) => {
    throw new Unseen(`${path}: ${reason}`);
  };
  // Looked at before it is opened: opening a FIFO can hang and opening a device can act.
  if (!fs.statSync(path).isFile()) refuse('is not a regular file');
  const fd = fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK | fs.constants.O_NOCTTY);
  try {
    const about = fs.fstatSync(fd);
    if (!about.isFile()) refuse('is not a regular file');
    if (about.size > sizeLimit)
      refuse(`is larger than ${sizeLimit / 1024 / 1024} MiB, too large for what it should be`);
    return decode(fs.readFileSync(fd));
  } finally {
    fs.closeSync(fd);
  }
}

function listFolder(path: string): string[] {
  const folder = fs.opendirSync(path);
  try {
    const names: string[] = [];
    for (let entry = folder.readSync(); entry; entry = folder.readSync()) names.push(entry.name);
    return names;
  } finally {
    folder.closeSync();
  }
}

function statOf(path: string): Stat {
  const found = fs.statSync(path);
  const kind = found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other';
  return { kind, uid: found.uid, gid: found.gid, mode: found.mode & 0o7777 };
}

function readLink(path: string): string | undefined {
  return fs.lstatSync(path).isSymbolicLink() ? fs.readlinkSync(path) : undefined;
}

function processes(uid: number, caller: Caller): number[] {
  // Not in the user's eyes: this process would then count as one of his.
  lookAs(caller);
  const ids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const mine = ids.filter((id) => fs.statSync(`/proc/${id}`, { throwIfNoEntry: false })?.uid === uid);
  return mine.map(Number).sort((a, b) => a - b);
}
