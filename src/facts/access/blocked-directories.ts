import { attempt, Unseen } from '../../base/unseen.ts';
import type { Stat } from '../../host/host.ts';
import { maySearch } from '../../lxc/access-check.ts';
import { contains } from '../../lxc/idrange.ts';
import type { Command } from '../../model/action.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { ownGrants } from '../account/subid-grants.ts';
import { type MappedRoot, mappedRoot } from '../idmap/mapped-root.ts';
import { hasSetfacl } from '../machine/attribute-tools.ts';
import { type Mount, mountOf, mounts } from '../machine/mounts.ts';
import { packageManager } from '../machine/package-manager.ts';
import { asUser } from './as-user.ts';
import { type PathStep, pathWalk, walk } from './path-walk.ts';

/** The directories that the container's root cannot search, and what could be done about them. */
export interface BlockedDirectories {
  readonly steps: readonly BlockedDirectory[];
  /** What has to be installed before an access control list can be set; undefined where nobody knows. */
  readonly installs: readonly Command[] | undefined;
}

export interface BlockedDirectory extends PathStep {
  /** Whether its file system has access control lists. */
  readonly takesAcl: boolean;
  /** Whether it is owned by the user, or by an ID that they were granted; undefined where somebody else owns it. */
  readonly own: 'user' | 'granted' | undefined;
}

export const blockedDirectories: Fact<'container', BlockedDirectories> = {
  subject: 'container',
  gather: (_host, _container, know) => know(withAclSupport)(blocking(know(pathWalk).steps, know(mappedRoot))),
};

/**
 * The directories above a file that the container's root cannot search,
 * but for those above its rootfs: path-traversable reports them.
 */
export const blockedAbove: Fact<'container', (directory: string) => BlockedDirectories> = {
  subject: 'container',
  gather: (host, _container, know) => (directory) => {
    const reported = know(blockedDirectories).steps.map(({ path }) => path);
    const blocked = blocking(walk(host, know(asUser), [directory]).steps, know(mappedRoot));
    return know(withAclSupport)(blocked.filter(({ path }) => !reported.includes(path)));
  },
};

/** Those that this root cannot search. Where the access control list is unknown, that is known of some only. */
function blocking(steps: readonly PathStep[], root: MappedRoot): PathStep[] {
  const shut = steps.filter(
    ({ stat, acl }) => !maySearch(stat, acl instanceof Unseen ? undefined : acl, root),
  );
  // Where the group has no permission, Linux does not look at the list: see maySearch.
  const unsure = shut.find(({ stat, acl }) => acl instanceof Unseen && (stat.mode & 0o070) !== 0)?.acl;
  if (unsure instanceof Unseen) throw unsure;
  return shut;
}

/** What could be done about directories that are not searchable. */
const withAclSupport: Fact<'user', (shut: readonly PathStep[]) => BlockedDirectories> = {
  subject: 'user',
  gather: (_host, _user, know) => (shut) => {
    if (shut.length === 0) return { steps: [], installs: [] };
    const mounted = attempt(() => know(mounts));
    const all = mounted instanceof Unseen ? [] : mounted;
    const command = know(hasSetfacl) ? undefined : know(packageManager).install('acl');
    return {
      steps: shut.map((step) => ({
        ...step,
        takesAcl: takesAcl(mountOf(step.path, all)),
        own: know(owner)(step.stat),
      })),
      installs: know(hasSetfacl) ? [] : command && [command],
    };
  },
};

const owner: Fact<'user', (stat: Stat) => BlockedDirectory['own']> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const { uid } = know(account);
    const grants = attempt(() => know(ownGrants));
    const granted = grants instanceof Unseen ? [] : grants.u;
    return (stat) => {
      if (stat.uid === uid) return 'user';
      return granted.some(({ range }) => contains(range, stat.uid)) ? 'granted' : undefined;
    };
  },
};

/** Most file systems have them, so an unknown one counts as having them. */
const takesAcl = (mount: Mount | undefined): boolean =>
  mount === undefined ||
  mount.superOptions.includes('posixacl') ||
  (!without.test(mount.type) && !mount.superOptions.includes('noacl'));

/** NFS 4 has its own kind of lists, and ZFS has none unless acltype=posix is set. */
const without = /^(zfs|nfs4|vfat|msdos|exfat|9p|fuse.*)$/;
