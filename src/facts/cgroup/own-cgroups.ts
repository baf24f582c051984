import { attempt, Unseen } from '../../base/unseen.ts';
import type { Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import type { Account } from '../account/passwd.ts';
import { type Session, session } from '../session/session.ts';
import { delegation } from '../session/start-command.ts';
import { systemd } from '../session/user-manager.ts';
import { cgroups, type Hierarchy } from './hierarchies.ts';

/** For each cgroup hierarchy, where a container's cgroups would be made, and whether the user may. */
export interface OwnCgroup {
  /** None for cgroup v2. */
  readonly controllers: readonly string[];
  readonly path: string;
  readonly writable: boolean;
  /** On cgroup v2, the controllers that are handed down to it. */
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
      // On cgroup v2 nothing is prepared under a name: without a session there is no telling.
      if (!delegated && here instanceof Unseen && layout === 'v2' && !know(systemd)) throw here;
      const likely = layout === 'v2' ? unmanaged(hierarchy, who) : prepared(hierarchy, who);
      const shell = here instanceof Unseen ? likely : joined(hierarchy, here);
      const path = delegated ? managerOf(hierarchy, who) : shell;
      // Beside cgroup v1, the tree of v2 has no controllers.
      const available = layout === 'v2' ? (host.read(`${path}/cgroup.controllers`) ?? '').split(/\s/) : [];
      const writable = delegated || mayWrite(host.stat(path), who);
      return { controllers: hierarchy.controllers, path, writable, available };
    });
  },
};

/** The user manager's own cgroup, below which it makes scopes. */
const managerOf = ({ path }: Hierarchy, { uid }: Account) =>
  `${path}/user.slice/user-${uid}.slice/user@${uid}.service`;

/** A login that no user manager is started for: root's slice for the user is as near as it gets to a cgroup of his own. */
const unmanaged = ({ path }: Hierarchy, { uid }: Account) => `${path}/user.slice/user-${uid}.slice`;

/** A hierarchy of cgroup v1 in which nobody has made a cgroup for the user. */
export interface UnpreparedCgroup {
  readonly controllers: readonly string[];
  /** Where it would be. */
  readonly path: string;
}

export const unpreparedCgroups: Fact<'user', readonly UnpreparedCgroup[]> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const who = know(account);
    return know(cgroups)
      .hierarchies.filter(({ controllers }) => controllers.some(isController))
      .map((hierarchy) => ({ controllers: hierarchy.controllers, path: prepared(hierarchy, who) }))
      .filter(({ path }) => !mayWrite(host.stat(path), who));
  },
};

/** `name=systemd` limits nothing. */
export const isController = (name: string): boolean => !name.startsWith('name=');

/** Without a session to look at: the cgroup of the user's name that was made for him, as the tutorial does. */
const prepared = ({ path }: Hierarchy, { name }: Account) => `${path}/${name}`;

function joined({ path, controllers }: Hierarchy, { cgroups }: Session): string {
  const mine = cgroups.find(
    (each) =>
      each.controllers.join() === controllers.join() ||
      each.controllers.some((name) => controllers.includes(name)),
  );
  return `${path}${mine?.path ?? '/'}`.replace(/\/$/, '');
}

/** LXC asks access(2) for write permission on the folder (lxc 5.0.2, src/lxc/cgroups/cgfsng.c). */
function mayWrite(stat: Stat | undefined, { uid, gid }: Account): boolean {
  if (stat === undefined) return false;
  if (uid === 0) return true;
  const notOwner = stat.gid === gid ? 3 : 0;
  const shift = stat.uid === uid ? 6 : notOwner;
  return ((stat.mode >> shift) & 2) !== 0;
}
