import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { mayCreateIn, mayReadAndWrite } from '../access/may-write.ts';
import { account } from '../account/account.ts';
import { isComplete, lockDirectory } from './lock-directory.ts';

/** Why LXC cannot open the lock of a container, for reading and writing. */
export interface LockFileFault {
  /** Whether a lock is in the way that the user could remove, or else what the directory keeps it from. */
  readonly kind: 'not-openable' | 'not-removable' | 'not-creatable';
  /** The lock or, where it does not exist, its directory. */
  readonly path: string;
  readonly stat: Stat;
  readonly directory: string;
  /** The lock as LXC prints it. */
  readonly printed: string;
  readonly ofStart: boolean;
}

/** `lxclock` in lxclock.c of lxc: the lock stays when a container has stopped, and is opened again. */
export const lockFileFault: Fact<'container', LockFileFault | undefined> = {
  subject: 'container',
  gather: (_host, { name, folder }, know) => {
    const found = know(lockDirectory);
    if (found?.deepest === undefined || !isComplete(found)) return undefined;
    const { path: directory, ofStart } = found;
    const about = { directory, printed: `${found.printed}/.${name}`, ofStart };
    const { stat: above } = found.deepest;
    const me = know(account);
    const path = `${directory}/.${name}`;
    const stat = folder === undefined ? undefined : know(asUser).stat(path);
    const creates = (): boolean => mayCreateIn(directory, above, me);
    if (stat === undefined)
      return creates() ? undefined : { kind: 'not-creatable', path: directory, stat: above, ...about };
    if (know(asUser).link(path) !== undefined)
      throw new Unseen(phrase`${path} is a symbolic link, which LXC does not follow`);
    if (mayReadAndWrite(path, stat, me)) return undefined;
    return { kind: creates() ? 'not-openable' : 'not-removable', path, stat, ...about };
  },
};
