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
import { type PamCgfsGap, pamCgfs, pamCgfsGap } from './pam-cgfs.ts';

/** A shell whose cgroups of cgroup v1 are not owned by its user, though not all of them are root cgroups. */
export interface ForeignCgroup {
  readonly who: Phrase;
  /** The line of its /proc/PID/cgroup that shows one of them, and the path of that cgroup. */
  readonly at: Place;
  readonly path: string;
  /** Why a login would not help: neither libpam-cgfs nor the boot service creates cgroups for the user. */
  readonly gap: PamCgfsGap | undefined;
}

/** Undefined where the user owns one, and where all are root cgroups: root-cgroup reports that. */
export const foreignCgroup: Fact<'user', ForeignCgroup | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const { uid, name } = know(account);
    const { lxc, layout } = know(platform);
    // For LXC before 3 it matters in which root cgroups the shell is.
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
    const none = know(systemd) && !know(pamCgfs) && !know(cgroupBootService).users?.names.includes(name);
    return { who: here.who, at: first.at, path: own.path, gap: none ? know(pamCgfsGap) : undefined };
  },
};

/** The same, where logins would get cgroups owned by the user. */
export const foreignShellCgroup: Fact<'user', ForeignCgroup | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const found = know(foreignCgroup);
    if (found?.gap) throw blocked('pam-cgfs', phrase`logins get no cgroups that their user owns`);
    return found;
  },
};

/** For rules that make sense only if none of the above is wrong. */
export const shellCgroupOk: Fact<'user', true> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    if (know(foreignShellCgroup))
      throw blocked('cgroup-owned', phrase`the shell is in cgroups that its user does not own`);
    return true;
  },
};
