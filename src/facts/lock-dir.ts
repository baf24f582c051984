import type { Fact } from '../fact.ts';
import type { Stat } from '../host/host.ts';
import { may } from '../lxc/traverse.ts';
import { Unseen } from '../unseen.ts';
import { account } from './account.ts';
import { environment } from './environment.ts';
import { eyes } from './eyes.ts';
import { home } from './home.ts';
import { type Mount, mountedWith } from './mounts.ts';
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
  of: 'user',
  look: (host, _user, know) => {
    const me = know(account);
    if (me.uid === 0) throw new Unseen('the locks of root are in /run', 'skipped');
    if (me.uid > idLimit) throw new Unseen(`nobody can have the uid ${me.uid}`);
    const runtime = host.caller.uid === me.uid ? host.caller.env.XDG_RUNTIME_DIR : know(systemd) || undefined;
    if (runtime !== undefined || know(environment)?.home.usable === false) return undefined;
    let [path, stat] = ['', undefined as Stat | undefined];
    for (const each of [
      '',
      '/.cache',
      '/.cache/lxc',
      '/.cache/lxc/run',
      '/.cache/lxc/run/lxc',
      '/.cache/lxc/run/lxc/lock',
    ]) {
      const next = `${know(home).replace(/\/$/, '')}${each}`;
      const found = know(eyes).stat(next);
      if (!found) break;
      [path, stat] = [next, found];
    }
    if (stat === undefined) return undefined;
    const ro = know(mountedWith)(path, 'ro');
    const shut = !may(2, stat, undefined, me) || !may(1, stat, undefined, me);
    if (shut && (stat.mode & 0o020) !== 0)
      throw new Unseen(`whether ${me.name} may write to ${path} hangs on groups and lists`);
    return { path, stat, ro, shut };
  },
};

const idLimit = 2 ** 32 - 2;
