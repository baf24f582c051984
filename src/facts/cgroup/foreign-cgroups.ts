import { type Phrase, phrase } from '../../base/phrase.ts';
import type { Place } from '../../base/place.ts';
import { blocked } from '../../base/unseen.ts';
import { atLeast } from '../../lxc/version.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { platform } from '../machine/platform.ts';
import { session } from '../session/session.ts';
import { systemd } from '../session/user-manager.ts';
import { cgroupBootService } from './boot-service.ts';
import { isController, ownCgroups } from './own-cgroups.ts';
import { pamCgfs } from './pam-cgfs.ts';

/** A shell that owns no cgroup of any controller of cgroup v1, though it is not at the root of all of them either. */
export interface ForeignCgroup {
  readonly who: Phrase;
  /** The line of its cgroups that tells, and the cgroup in question. */
  readonly at: Place;
  readonly path: string;
  /** Why neither libpam-cgfs nor what the tutorial has would make any for the user; undefined where one does. */
  readonly unmade: 'not-installed' | 'not-listed' | undefined;
}

/** Undefined where the user has some of his own, and where all are roots: that is root-cgroup's affair. */
export const foreignCgroup: Fact<'user', ForeignCgroup | undefined> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const { uid, name } = know(account);
    const { lxc, layout } = know(platform);
    // To an LXC before 3 it matters which controllers are at the root.
    if (uid === 0 || layout === 'v2' || (lxc && !atLeast(lxc, 3))) return undefined;
    const here = know(session);
    const [first] = here.cgroups.filter(
      ({ path, controllers }) => path !== '/' && controllers.some(isController),
    );
    if (!first) return undefined;
    const all = know(ownCgroups).filter(({ controllers }) => controllers.some(isController));
    if (all.some(({ writable }) => writable)) return undefined;
    const own = all.find(({ controllers }) => controllers.some((each) => first.controllers.includes(each)));
    if (!own) return undefined;
    const nobody = know(systemd) && !know(pamCgfs) && !know(cgroupBootService).users?.names.includes(name);
    const installed = nobody && host.stat('/usr/share/pam-configs/cgfs') !== undefined;
    const lack = installed ? 'not-listed' : 'not-installed';
    const unmade = nobody ? lack : undefined;
    return {
      who: here.who,
      at: first.at,
      path: own.path,
      unmade,
    };
  },
};

/** The same, where there is somebody who would make cgroups for the user's logins. */
export const foreignShellCgroup: Fact<'user', ForeignCgroup | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const found = know(foreignCgroup);
    if (found?.unmade) throw blocked('pam-cgfs', phrase`no login is given cgroups of its user’s own`);
    return found;
  },
};

/** For what can be said only of a shell that is not in somebody else's cgroups. */
export const shellCgroupOk: Fact<'user', true> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    if (know(foreignShellCgroup))
      throw blocked('cgroup-owned', phrase`the shell is in cgroups that are not its user’s`);
    return true;
  },
};
