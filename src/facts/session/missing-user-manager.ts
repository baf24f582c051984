import { phrase } from '../../base/phrase.ts';
import { absent, type Place } from '../../base/place.ts';
import { blocked } from '../../base/unseen.ts';
import { needsOwnCgroup } from '../../lxc/own-cgroup.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { ownCgroups } from '../cgroup/own-cgroups.ts';
import { lxc } from '../install/lxc-version.ts';
import { environment, isUsable } from './environment.ts';
import { type PamGap, pamGap } from './pam-session-stack.ts';
import { lingers, maskedUnit, systemd, traceOfManager, type Unit, userManager } from './user-manager.ts';

/** A user manager that does not run though the host has systemd and the shell needs it for a cgroup owned by the user. */
export interface MissingUserManager {
  /** The user owns the cgroup, but this shell is in it: an LXC that needs an empty one cannot use it. */
  readonly crowded: boolean;
  /** Its unit, if it is masked. */
  readonly masked: Unit | undefined;
  readonly lingers: boolean;
  /** What keeps every login from starting it. */
  readonly gap: PamGap | undefined;
  /** The directory or cgroup that it would have. */
  readonly at: Place;
}

/** Undefined where it runs, where the host has no systemd, and where it is not needed. */
export const missingUserManager: Fact<'user', MissingUserManager | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const { uid } = know(account);
    if (uid === 0 || !know(systemd) || know(userManager)) return undefined;
    const crowded = know(ownCgroups)[0]?.writable === true;
    if (crowded && !needsOwnCgroup(know(lxc))) return undefined;
    const seen = know(environment);
    if (seen && !isUsable(seen)) throw blocked('pam-session', phrase`this shell is not a login session`);
    const unit = know(maskedUnit);
    const stays = know(lingers);
    return {
      crowded,
      masked: unit,
      lingers: stays,
      gap: unit || stays ? undefined : know(pamGap),
      at: absent(know(traceOfManager)),
    };
  },
};

/** The same, where logins are not the cause. */
export const shellWithoutManager: Fact<'user', MissingUserManager | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const found = know(missingUserManager);
    if (found?.gap) throw blocked('pam-systemd', phrase`logins get no systemd session`);
    return found;
  },
};

/** Whether the host has systemd, for rules that make sense only where none of the above is wrong. */
export const userManagerUsable: Fact<'user', boolean> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    if (know(shellWithoutManager)) throw blocked('user-manager', phrase`no systemd user manager is running`);
    return know(systemd);
  },
};
