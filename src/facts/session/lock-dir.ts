import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Host, Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { ancestors } from '../access/ancestors.ts';
import { asUser } from '../access/as-user.ts';
import { mayCreateIn } from '../access/may-write.ts';
import { account } from '../account/account.ts';
import { home } from '../account/home.ts';
import { type Mount, mountedWith } from '../machine/mounts.ts';
import { environment } from './environment.ts';
import { systemd } from './user-manager.ts';

/** The deepest directory on the path of the user's locks, where LXC cannot create the next one. */
export type LockDirFault = { readonly path: string } & (
  | { readonly kind: 'read-only'; readonly mount: Mount }
  | { readonly kind: 'not-writable'; readonly stat: Stat }
);

/** Undefined also where the locks are in XDG_RUNTIME_DIR: `get_rundir` in utils.c of lxc. */
export const lockDirFault: Fact<'user', LockDirFault | undefined> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const me = know(account);
    if (me.uid === 0) throw new Unseen(phrase`root has its locks in /run`, 'not-applicable');
    if (me.uid > idLimit) throw new Unseen(phrase`${me.uid} is not a valid UID`);
    const own = host.caller.uid === me.uid;
    const given = own ? host.caller.env.XDG_RUNTIME_DIR !== undefined : know(systemd);
    if (given || know(environment)?.home.usable === false) return undefined;
    const found = deepest(know(asUser), know(home).replace(/\/$/, ''));
    if (found === undefined) return undefined;
    const { path, stat } = found;
    const mount = know(mountedWith)(path, 'ro', know(asUser));
    if (mount) return { kind: 'read-only', path, mount };
    return mayCreateIn(path, stat, me) ? undefined : { kind: 'not-writable', path, stat };
  },
};

interface Directory {
  readonly path: string;
  readonly stat: Stat;
}

/** The last one that exists: LXC creates each in the one before it. */
function deepest(host: Host, home: string): Directory | undefined {
  let found: Directory | undefined;
  for (const path of ancestors(`${home}/.cache/lxc/run/lxc/lock`).slice(ancestors(home).length - 1)) {
    const stat = host.stat(path);
    if (stat === undefined) break;
    found = { path, stat };
  }
  return found;
}

const idLimit = 2 ** 32 - 2;
