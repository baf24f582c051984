import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { isComplete, lockDirectory } from './lock-directory.ts';
import { type Umask, umask } from './umask.ts';

/** A umask that takes from the user's own permissions on what LXC creates. */
export interface UmaskFault {
  readonly umask: Umask;
  /** The first directory that LXC would have to create for its locks. */
  readonly below: string;
}

/**
 * Each of the three bits stops a start that has to create its locks: without 0200 and 0100 it cannot create a directory in the
 * one before, and without 0400 it cannot open the lock again.
 */
export const umaskFault: Fact<'user', UmaskFault | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const found = know(umask);
    if (know(account).uid === 0 || (found.value & 0o700) === 0) return undefined;
    const directory = know(lockDirectory);
    if (directory?.deepest === undefined) return undefined;
    if (!isComplete(directory)) return { umask: found, below: directory.deepest.path };
    // Seen with existing locks: LXC 4.0.6 fails, later ones fail on cgroup v1 without 0100, and otherwise start.
    throw new Unseen(phrase`the umask takes from the user’s own permissions, and not every LXC starts so`);
  },
};
