import { absent, type Place } from '../../base/place.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import { needsOwnCgroup } from '../../lxc/own-cgroup.ts';
import type { Fact, Know } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import type { Account } from '../account/passwd.ts';
import { lxc } from '../install/lxc-version.ts';
import { type Session, session } from '../session/session.ts';
import { delegation } from '../session/start-command.ts';
import { managerCgroup, systemd } from '../session/user-manager.ts';
import { delegatedFiles, isDelegated, mayWrite } from './delegated-files.ts';
import { cgroups, type Hierarchy } from './hierarchies.ts';

/** For each cgroup hierarchy, where a container's cgroups would be created, and whether the user may. */
export interface OwnCgroup {
  /** None for cgroup v2. */
  readonly controllers: readonly string[];
  readonly path: string;
  /** Whether LXC tries to create cgroups in it: see `DelegationGap` for why it may fail to. */
  readonly writable: boolean;
  /** On cgroup v2, the controllers that are delegated to it. */
  readonly available: readonly string[];
}

export const ownCgroups: Fact<'user', readonly OwnCgroup[]> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const who = know(account);
    const here = attempt(() => know(session));
    const { layout, hierarchies } = know(cgroups);
    return hierarchies.map((hierarchy) => {
      const v2 = hierarchy.controllers.length === 0;
      const delegated = v2 && know(delegation) !== undefined;
      // On cgroup v2 no cgroup has the user's name: without a session the path is unknown.
      if (!delegated && here instanceof Unseen && layout === 'v2' && !know(systemd)) throw here;
      const isNowhere = layout === 'v2' && here instanceof Unseen;
      const shell = isNowhere ? unmanaged(hierarchy, who) : know(cgroupOfShell)(hierarchy);
      const path = delegated ? managerCgroup(hierarchy, who) : shell;
      // On a hybrid host the v2 hierarchy has no controllers.
      const available = layout === 'v2' ? (host.read(`${path}/cgroup.controllers`) ?? '').split(/\s/) : [];
      const isUsable = () => (layout === 'v2' ? uses(path, host, know) : mayWrite(host.stat(path), who));
      const writable = delegated || isUsable();
      return { controllers: hierarchy.controllers, path, writable, available };
    });
  },
};

/** The cgroup of a hierarchy of cgroup v1 that the session is in, or else the one named after the user, which the tutorial creates. */
export const cgroupOfShell: Fact<'user', (hierarchy: Hierarchy) => string> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const here = attempt(() => know(session));
    return (hierarchy) =>
      here instanceof Unseen ? prepared(hierarchy, know(account)) : joined(hierarchy, here);
  },
};

/** Whether LXC makes use of a cgroup of version 2: since 4.0.7 it asks about the files in it, before that about itself. */
function uses(path: string, host: Host, know: Know<'user'>): boolean {
  const who = know(account);
  const release = attempt(() => know(lxc));
  const isOld = !(release instanceof Unseen) && needsOwnCgroup(release);
  return isOld ? mayWrite(host.stat(path), who) : isDelegated(host, path, know(delegatedFiles), who);
}

/** A login without a user manager gets nothing closer than the user's slice, which root owns. */
const unmanaged = ({ path }: Hierarchy, { uid }: Account) => `${path}/user.slice/user-${uid}.slice`;

/** A hierarchy of cgroup v1 in which no cgroup was created for the user. */
export interface UnpreparedCgroup {
  readonly controllers: readonly string[];
  /** Where it would be. */
  readonly at: Place;
}

export const unpreparedCgroups: Fact<'user', readonly UnpreparedCgroup[]> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const who = know(account);
    return know(cgroups)
      .hierarchies.filter(({ controllers }) => controllers.some(isController))
      .flatMap((hierarchy) => {
        const path = prepared(hierarchy, who);
        const stat = host.stat(path);
        if (mayWrite(stat, who)) return [];
        return [{ controllers: hierarchy.controllers, at: stat ? { path } : absent(path) }];
      });
  },
};

/** `name=systemd` is none. */
export const isController = (name: string): boolean => !name.startsWith('name=');

const prepared = ({ path }: Hierarchy, { name }: Account) => `${path}/${name}`;

function joined({ path, controllers }: Hierarchy, { cgroups }: Session): string {
  const mine = cgroups.find(
    (each) =>
      each.controllers.join() === controllers.join() ||
      each.controllers.some((name) => controllers.includes(name)),
  );
  return `${path}${mine?.path ?? '/'}`.replace(/\/$/, '');
}
