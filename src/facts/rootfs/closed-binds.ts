import { attempt, Unseen } from '../../base/unseen.ts';
import type { Host, Stat } from '../../host/host.ts';
import { isListed, isOpenTo, may } from '../../lxc/access-check.ts';
import { changesMount, isBind } from '../../lxc/config/settings/mount-entry.ts';
import { type IdMap, isOwn } from '../../lxc/idmap.ts';
import type { Fact } from '../../model/fact.ts';
import { aclsOf } from '../access/acls-of.ts';
import { asUser } from '../access/as-user.ts';
import { account } from '../account/account.ts';
import { type MappedRoot, mappedRoot } from '../idmap/mapped-root.ts';
import { isShipped } from '../install/shipped-configs.ts';
import { secretsAt } from './exposed-secrets.ts';
import { mountEntries, type PlacedEntry } from './mount-entries.ts';
import { optionalFaults } from './optional-faults.ts';

/** Something of the host that is bind-mounted into a container, and that no ID of it may use. */
export interface ClosedBind {
  readonly entry: PlacedEntry;
  readonly stat: Stat;
  /** The UID of the container's root. */
  readonly root: number;
}

/** None where all of it is open to some ID, by its mode or by its access control list. What opens the host had better stay closed. */
export const closedBinds: Fact<'container', readonly ClosedBind[]> = {
  subject: 'container',
  gather: (host, _container, know) => {
    const faults = attempt(() => know(optionalFaults));
    const unmounted = new Set(faults instanceof Unseen ? [] : faults.map(({ entry }) => entry));
    const binds = know(mountEntries).filter((entry) => isPlainBind(entry) && !unmounted.has(entry));
    if (binds.length === 0) return [];
    const root = know(mappedRoot);
    const { uid, gid } = know(account);
    // Without a grant of GIDs, the kernel forbids setgroups(2): the container keeps the groups of its user (user_namespaces(7)).
    if (root.maps.every((map) => map.type === 'u' || isOwn(map, { u: uid, g: gid }))) return [];
    const closed = binds.flatMap((entry) => {
      const stat = statOf(entry, know(asUser));
      if (!stat || isOpen(stat, root) || know(secretsAt)(entry.source).length > 0) return [];
      return [{ entry, stat, root: root.uid }];
    });
    return withoutListed(closed, root.maps, host);
  },
};

/** LXC mounts a console of its own on /dev/console. */
const isPlainBind = (entry: PlacedEntry): boolean =>
  isBind(entry) &&
  !changesMount(entry) &&
  !isShipped(entry.at.path) &&
  entry.source.startsWith('/') &&
  entry.source !== '/dev/console' &&
  !entry.options.some((option) => option === 'relative' || option.startsWith('idmap='));

/** Undefined where another rule says that it cannot be mounted. */
function statOf({ source }: PlacedEntry, user: Host): Stat | undefined {
  const stat = attempt(() => user.stat(source));
  return stat instanceof Unseen ? undefined : stat;
}

const isOpen = (stat: Stat, root: MappedRoot): boolean =>
  ([4, 2, 1] as const).some((what) => isOpenTo(root.maps, what, stat) || may(what, stat, undefined, root));

/** Where the group has no permission, Linux ignores the list. */
function withoutListed(closed: readonly ClosedBind[], maps: readonly IdMap[], host: Host): ClosedBind[] {
  const mayBeListed = ({ stat }: ClosedBind): boolean => (stat.mode & 0o070) !== 0;
  const asked = closed.filter(mayBeListed);
  const acls = aclsOf(
    host,
    asked.map(({ entry }) => entry.source),
  );
  const certain = closed.filter((bind) => !mayBeListed(bind));
  if (acls instanceof Unseen) {
    if (certain.length === 0) throw acls;
    return certain;
  }
  return closed.filter(({ entry }) => {
    const acl = acls.get(entry.source);
    return acl === undefined || !isListed(maps, acl);
  });
}
