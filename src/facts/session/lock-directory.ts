import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Host, Stat } from '../../host/host.ts';
import { inside } from '../../host/resolve-below.ts';
import type { Fact } from '../../model/fact.ts';
import { ancestors } from '../access/ancestors.ts';
import { asUser } from '../access/as-user.ts';
import { account } from '../account/account.ts';
import { home } from '../account/home.ts';
import { lxcConf } from '../install/lxc-conf.ts';
import { environment } from './environment.ts';
import { delegation } from './start-command.ts';
import { systemd } from './user-manager.ts';

/** Where LXC has the locks of the user's containers: `lxclock_name` in lxclock.c of lxc. */
export interface LockDirectory {
  readonly path: string;
  /** The same as LXC prints it. */
  readonly printed: string;
  /** The last directory on its path that exists: LXC creates each in the one before it. */
  readonly deepest: Directory | undefined;
  /** Whether lxc-start has its locks there too, and not only lxc-attach: lxc-unpriv-start sets XDG_RUNTIME_DIR, and nothing else does. */
  readonly ofStart: boolean;
  /**
   * Throws Unseen where a link, or `..` in lxc.lxcpath, leads out of the user's own directory: to be told to give that away, root
   * would have to know what it is.
   */
  readonly mustBeOwn: () => void;
}

interface Directory {
  readonly path: string;
  readonly stat: Stat;
}

/** Whether LXC need not create anything but the lock itself. */
export const isComplete = ({ path, deepest }: LockDirectory): boolean => deepest?.path === path;

/** Undefined where a new login decides, and for a relative path, which pam-session reports. */
export const lockDirectory: Fact<'user', LockDirectory | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const { uid } = know(account);
    if (uid === 0) throw new Unseen(phrase`root has its locks in /run`, 'not-applicable');
    if (uid > idLimit) throw new Unseen(phrase`${uid} is not a valid UID`);
    const shell = know(environment);
    if (shell ? !shell.home.usable : know(systemd)) return undefined;
    const given = shell?.runtime;
    if (given?.value !== undefined && !given.usable) return undefined;
    const base = given?.value ?? know(home);
    if (!base.startsWith('/')) return undefined;
    const run = given?.value === undefined ? `${base}/.cache/lxc/run/` : base;
    const printed = `${run}/lxc/lock/${know(lxcConf).lxcpath}`;
    const way = ancestors(printed);
    const real = (path: string) => `${inside('', path, (each) => know(asUser).link(each))}/`;
    return {
      path: way.at(-1) ?? '/',
      printed,
      deepest: deepest(know(asUser), way.slice(ancestors(base).length - 1)),
      ofStart: know(delegation) !== 'lxc-unpriv-start' || base === `/run/user/${uid}`,
      mustBeOwn: () => {
        if (!real(printed).startsWith(real(base)))
          throw new Unseen(
            phrase`${printed} leads out of ${base}: whether LXC can have its locks there is unknown`,
          );
      },
    };
  },
};

function deepest(host: Host, way: readonly string[]): Directory | undefined {
  let found: Directory | undefined;
  for (const path of way) {
    const stat = host.stat(path);
    if (stat === undefined) break;
    found = { path, stat };
  }
  return found;
}

const idLimit = 2 ** 32 - 2;
