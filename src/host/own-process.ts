import * as fs from 'node:fs';
import { phrase } from '../base/phrase.ts';
import { Unseen } from '../base/unseen.ts';
import { inside } from './resolve-below.ts';

/**
 * `/proc/self`, and so /dev/stdin and /dev/fd, are what whoever asks makes of them: LXC would see its own process there, and
 * lxc-lint sees its own. Throws `Unseen` where the way to a path goes through one of them, by whatever link.
 */
export function refuseOwnProcess(path: string): void {
  let own = false;
  try {
    inside('', path, (each) => {
      own ||= isOwn(each);
      return own ? undefined : linkAt(each);
    });
  } catch (error) {
    // Links that go in a circle: the look itself meets them as well.
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
    // Whatever keeps it from being seen, the look itself will meet as well.
    return undefined;
  }
}
