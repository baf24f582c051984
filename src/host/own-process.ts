import * as fs from 'node:fs';
import { phrase } from '../base/phrase.ts';
import { Unseen } from '../base/unseen.ts';
import { inside } from './resolve-below.ts';

/**
 * `/proc/self`, and so /dev/stdin and /dev/fd, depend on the process that reads them: LXC would see its own
 * process there, lxc-lint sees itself. Throws `Unseen` where a path goes through one of them, by any link.
 */
export function refuseOwnProcess(path: string): void {
  let own = false;
  try {
    inside('', path, (each) => {
      own ||= isOwn(each);
      return own ? undefined : linkAt(each);
    });
  } catch (error) {
    // A symbolic link loop: the actual read reports it.
    if (!(error instanceof Unseen)) throw error;
  }
  if (own)
    throw new Unseen(phrase`${path} refers to the process that reads it, so LXC would see another one`);
}

const isOwn = (path: string): boolean =>
  ['/proc/self', '/proc/thread-self', `/proc/${process.pid}`].includes(path);

function linkAt(path: string): string | undefined {
  try {
    return fs.lstatSync(path).isSymbolicLink() ? fs.readlinkSync(path) : undefined;
  } catch {
    // Whatever prevents this, the actual read reports it.
    return undefined;
  }
}
