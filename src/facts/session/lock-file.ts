import type { Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { mayCreateIn, mayReadAndWrite } from '../access/may-write.ts';
import { account } from '../account/account.ts';
import { mustBeFree } from './held-lock.ts';
import { isComplete, lockDirectory } from './lock-directory.ts';

/** Why LXC cannot open the lock of a container, for reading and writing. */
export type LockFileFault = {
  /** The lock or, where it does not exist, its directory. */
  readonly path: string;
  readonly directory: string;
  /** The lock as LXC prints it. */
  readonly printed: string;
  readonly ofStart: boolean;
} & (
  | { readonly kind: 'link'; readonly target: string }
  /** A lock is in the way that the user could remove, or else what the directory keeps it from. */
  | { readonly kind: 'not-openable' | 'not-removable' | 'not-creatable'; readonly stat: Stat }
);

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
    const target = folder === undefined ? undefined : know(asUser).link(path);
    if (target !== undefined) return { kind: 'link', path, target, ...about };
    const stat = folder === undefined ? undefined : know(asUser).stat(path);
    if (stat !== undefined && mayReadAndWrite(path, stat, me)) {
      know(mustBeFree)(path, know(asUser));
      return undefined;
    }
    const creates = mayCreateIn(directory, above, me);
    if (creates) return stat === undefined ? undefined : { kind: 'not-openable', path, stat, ...about };
    found.mustBeOwn();
    return stat === undefined
      ? { kind: 'not-creatable', path: directory, stat: above, ...about }
      : { kind: 'not-removable', path, stat, ...about };
  },
};
