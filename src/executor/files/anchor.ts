import * as fs from 'node:fs';
import { undecoded } from '../../base/bytes.ts';
import { phrase } from '../../base/phrase.ts';
import { Refused } from '../../fix/refused.ts';
import { descend, isRootsAlone, Untrusted } from '../../host/descend.ts';
import { O_PATH } from '../../host/held-way.ts';
import type { Identity } from '../../host/host.ts';

const { O_DIRECTORY } = fs.constants;

/** No path has a NUL in it, and Node cannot say bytes that are not UTF-8: it would name another file. */
const impossible = new RegExp(`\\0|\ufffd|${undecoded.source}`);

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
    throw new Refused(phrase`${JSON.stringify(path)} is not a path that can be changed`);
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
  if (who.uid !== 0) return fs.openSync(path, O_PATH | O_DIRECTORY);
  let folder: number | undefined;
  try {
    folder = descend(path).fd;
    if (isRootsAlone(folder)) return folder;
    fs.closeSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP')
      throw new Refused(phrase`${path}: too many levels of symbolic links`);
    if (!(error instanceof Untrusted)) throw error;
  }
  throw new Refused(phrase`users other than root can change the path ${path}, so root changes nothing there`);
}
