import * as fs from 'node:fs';
import { undecoded } from '../../base/bytes.ts';
import { phrase } from '../../base/phrase.ts';
import { Refused } from '../../fix/refused.ts';
import { descend, isRootsAlone, Untrusted } from '../../host/descend.ts';
import { O_PATH } from '../../host/held-way.ts';
import type { Identity } from '../../host/host.ts';

const { O_DIRECTORY } = fs.constants;

/** No path contains a NUL, and Node cannot pass bytes that are not UTF-8: it would name another file. */
const impossible = new RegExp(`\\0|\ufffd|${undecoded.source}`);

export interface Anchor {
  /** The descriptor of the parent directory. */
  readonly folder: number;
  /** The path to open it by: relative to the open directory, so only the last name is looked up. */
  readonly at: string;
  /** The same for another name in that directory. */
  beside(name: string): string;
}

/** Acts on a path as this account, with its parent directory held open. */
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

/**
 * A user may use any path that their permissions allow. Root: only if no other user can write to any path
 * component.
 */
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
