import { phrase } from '../../base/phrase.ts';
import { blocked } from '../../base/unseen.ts';
import { needsOwnCgroup } from '../../lxc/own-cgroup.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { ownCgroups } from '../cgroup/own-cgroups.ts';
import { lxc } from '../install/lxc-version.ts';
import { environment, isUsable } from './environment.ts';
import { type PamGap, pamGap } from './pam-session-stack.ts';
import { lingers, maskedUnit, systemd, userManager } from './user-manager.ts';

/** Why no user manager runs, where systemd could run one, and the shell has no cgroup of the user's without. */
export interface MissingUserManager {
  /** The cgroup is his, and this shell is in it: an LXC that needs one to itself cannot use it. */
  readonly crowded: boolean;
  /** The unit that is masked. */
  readonly masked: string | undefined;
  readonly lingers: boolean;
  /** What keeps every login from starting one. */
  readonly gap: PamGap | undefined;
}

/** Undefined where one runs, where systemd could run none, and where none is needed. */
export const missingUserManager: Fact<'user', MissingUserManager | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    if (know(account).uid === 0 || !know(systemd) || know(userManager)) return undefined;
    const crowded = know(ownCgroups)[0]?.writable === true;
    if (crowded && !needsOwnCgroup(know(lxc))) return undefined;
    const seen = know(environment);
    if (seen && !isUsable(seen)) throw blocked('pam-session', phrase`this shell is not that of a login`);
    const unit = know(maskedUnit);
    const stays = know(lingers);
    return {
      crowded,
      masked: unit,
      lingers: stays,
      gap: unit || stays ? undefined : know(pamGap),
    };
  },
};

/** The same, where it is not for every login to be put right first. */
export const shellWithoutManager: Fact<'user', MissingUserManager | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const found = know(missingUserManager);
    if (found?.gap) throw blocked('pam-systemd', phrase`no login is given a session`);
    return found;
  },
};

/** For what can be said only where nothing of the above is wrong. */
export const userManagerUsable: Fact<'user', boolean> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    if (know(shellWithoutManager)) throw blocked('user-manager', phrase`no user manager runs`);
    return know(systemd);
  },
};
