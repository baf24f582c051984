import * as fs from 'node:fs';
import { type Phrase, phrase } from '../../base/phrase.ts';
import { Refused } from '../../fix/refused.ts';
import { type Identity, sizeLimit } from '../../host/host.ts';
import { anchored } from './anchor.ts';

const { O_NOCTTY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = fs.constants;

/**
 * The contents of a file; null where it does not exist. Throws `Refused` unless it is a regular file of this
 * account.
 */
export const contents = (path: string, who: Identity): Buffer | null =>
  anchored(path, who, ({ at }) => {
    if (fs.lstatSync(at, { throwIfNoEntry: false }) === undefined) return null;
    const file = openOwn(at, path, who);
    try {
      return fs.readFileSync(file);
    } finally {
      fs.closeSync(file);
    }
  });

/** Opens a file for reading, without following links or waiting for FIFOs. */
export function openOwn(at: string, path: string, who: Identity): number {
  const file = fs.openSync(at, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  const fault = faultOf(path, fs.fstatSync(file), who);
  if (fault === undefined) return file;
  fs.closeSync(file);
  throw new Refused(fault);
}

/** Why this user must not replace a file. */
function faultOf(path: string, stat: fs.Stats, { uid, name }: Identity): Phrase | undefined {
  if (!stat.isFile()) return phrase`${path} is not a regular file`;
  if (stat.nlink > 1) return phrase`${path} has several names (hard links), and only one would be replaced`;
  if (stat.uid !== uid) return phrase`${path} is owned by UID ${stat.uid}, not by ${name}`;
  if (stat.size > sizeLimit) return phrase`${path} is larger than ${sizeLimit / 1024 / 1024} MiB`;
  return undefined;
}
