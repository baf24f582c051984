import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import { atLeast } from '../../lxc/version.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { lxc } from '../install/lxc-version.ts';
import { isComplete, lockDirectory } from './lock-directory.ts';
import { type Umask, umask } from './umask.ts';

/** A umask that takes from the user's own permissions on what LXC creates. */
export interface UmaskFault {
  readonly umask: Umask;
  /** The first directory that LXC would have to create for its locks. */
  readonly below: string;
  /** Whether the container starts, and only what is asked about it later fails. */
  readonly starts: boolean;
}

/**
 * Where locks have to be created: with 0200 or 0100 masked, LXC cannot create a directory in the one before. With 0400 alone the
 * container starts, and no other command can open its lock (seen with LXC 5.0.2, 6.0.4 and 7.0.0, of which lxc-start ends with
 * 0 and lxc-info finds nothing); 4.0.6 cannot open the cgroups that it has made.
 */
export const umaskFault: Fact<'user', UmaskFault | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const found = know(umask);
    if (know(account).uid === 0 || (found.value & 0o700) === 0) return undefined;
    const directory = know(lockDirectory);
    if (directory?.deepest === undefined) return undefined;
    if (!isComplete(directory)) {
      const starts = (found.value & 0o300) === 0 && atLeast(know(lxc), 4, 0, 7);
      return { umask: found, below: directory.deepest.path, starts };
    }
    // Seen with existing locks: LXC 4.0.6 fails, later ones fail on cgroup v1 without 0100, and otherwise start.
    throw new Unseen(phrase`the umask takes from the user’s own permissions, and not every LXC starts so`);
  },
};
