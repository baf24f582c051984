import type { Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { mayCreateIn } from '../access/may-write.ts';
import { account } from '../account/account.ts';
import { type Mount, mountedWith } from '../machine/mounts.ts';
import { isComplete, lockDirectory } from './lock-directory.ts';
import { isFull } from './lock-space.ts';

/** The deepest directory on the path of the user's locks, where LXC cannot create the next one, or a lock. */
export type LockDirFault = { readonly path: string; readonly ofStart: boolean } & (
  | { readonly kind: 'read-only'; readonly mount: Mount; readonly failed: 'open' | 'create-directory' }
  | { readonly kind: 'not-writable' | 'no-inode'; readonly stat: Stat }
);

/** Where only the lock itself is left to create, `lockFileFault` looks at each. */
export const lockDirFault: Fact<'user', LockDirFault | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const directory = know(lockDirectory);
    if (directory?.deepest === undefined) return undefined;
    const { ofStart, deepest } = directory;
    const { path, stat } = deepest;
    const complete = isComplete(directory);
    const mount = know(mountedWith)(path, 'ro', know(asUser));
    if (!mount && complete) return undefined;
    if (!mount && mayCreateIn(path, stat, know(account)))
      return know(isFull)(path) ? { kind: 'no-inode', path, stat, ofStart } : undefined;
    directory.mustBeOwn();
    return mount
      ? { kind: 'read-only', path, mount, ofStart, failed: complete ? 'open' : 'create-directory' }
      : { kind: 'not-writable', path, stat, ofStart };
  },
};
