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

/** The folder where a user's locks would have to be made, and what keeps LXC from it. */
export interface LockDir {
  readonly path: string;
  readonly stat: Stat;
  /** Where its file system is mounted read-only. */
  readonly ro: Mount | undefined;
  readonly shut: boolean;
}

/** Undefined where a login gives the user a folder for such things: `get_rundir` in utils.c of lxc. */
export const lockDir: Fact<'user', LockDir | undefined> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const me = know(account);
    if (me.uid === 0) throw new Unseen(phrase`the locks of root are in /run`, 'not-applicable');
    if (me.uid > idLimit) throw new Unseen(phrase`nobody can have the uid ${me.uid}`);
    const own = host.caller.uid === me.uid;
    const given = own ? host.caller.env.XDG_RUNTIME_DIR !== undefined : know(systemd);
    if (given || know(environment)?.home.usable === false) return undefined;
    const found = deepest(know(asUser), know(home).replace(/\/$/, ''));
    if (found === undefined) return undefined;
    const { path, stat } = found;
    const ro = know(mountedWith)(path, 'ro', know(asUser));
    return { path, stat, ro, shut: !mayCreateIn(path, stat, me) };
  },
};

/** The last of them that is there: each is made in the one before it. */
function deepest(host: Host, home: string): Pick<LockDir, 'path' | 'stat'> | undefined {
  let found: Pick<LockDir, 'path' | 'stat'> | undefined;
  for (const path of ancestors(`${home}/.cache/lxc/run/lxc/lock`).slice(ancestors(home).length - 1)) {
    const stat = host.stat(path);
    if (stat === undefined) break;
    found = { path, stat };
  }
  return found;
}

const idLimit = 2 ** 32 - 2;
