import type { Host } from '../../host/host.ts';
import { inside } from '../../host/resolve-below.ts';
import { hostOf, type Ids, type IdType } from '../../lxc/idmap.ts';
import { type IdRange, overlaps } from '../../lxc/idrange.ts';
import type { BothGrants, Grant } from '../../lxc/subid.ts';
import type { Command } from '../../model/action.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { account } from '../account/account.ts';
import { loginDefs } from '../account/login-defs.ts';
import { grantFiles, ownGrants } from '../account/subid-grants.ts';
import { settings } from '../config/config.ts';
import { usernsexec } from '../install/lxc-version.ts';
import { hasSetcap, hasSetfacl } from '../machine/attribute-tools.ts';
import { type Component, packageManager } from '../machine/package-manager.ts';
import { rootfs } from '../rootfs/rootfs.ts';

interface Place {
  readonly path: string;
  /** The container's directory, where it is owned by the same ID. */
  readonly folder: string | undefined;
}

/** What must be known before the files of a rootfs get other owners. */
export interface ShiftPlan {
  /** As the config names it. */
  readonly place: Place;
  /** The same with links followed, if that is in the user's home; undefined elsewhere. */
  readonly atHome: Place | undefined;
  readonly owner: Ids;
  readonly account: string;
  readonly own: Ids;
  readonly granted: BothGrants<readonly Grant[]>;
  /** Whether these IDs may be given to a container, and are not in use by anybody else. */
  readonly isFree: (type: IdType, range: IdRange) => boolean;
  readonly usernsexec: string;
  /** What installs the missing tools; undefined where that is unknown. */
  readonly installs: readonly Command[] | undefined;
}

/** Undefined where there is nothing to shift: no rootfs, or one that the container's root owns. */
export const shiftPlan: Fact<'container', ShiftPlan | undefined> = {
  subject: 'container',
  gather: (_host, { folder }, know) => {
    const root = know(rootfs);
    const { idmaps } = know(settings);
    const { stat } = root ?? {};
    if (!root || stat?.kind !== 'directory' || root.link !== undefined) return undefined;
    const me = know(account);
    // A namespace that maps root's own IDs would confine nothing.
    if (me.uid === 0 || me.gid === 0) return undefined;
    const granted = know(ownGrants);
    const owner = { u: stat.uid, g: stat.gid };
    const isAtHome = (type: IdType) =>
      hostOf(idmaps, type, 0) === owner[type] &&
      granted[type].some(({ range }) => range.start === owner[type]);
    const program = know(usernsexec);
    if ((isAtHome('u') && isAtHome('g')) || program === undefined) return undefined;
    const above = folder === undefined ? undefined : know(asUser).stat(folder);
    const place = {
      path: root.set.path,
      folder: above?.uid === stat.uid && stat.uid !== me.uid ? folder : undefined,
    };
    return {
      place,
      atHome: below(me.home, place, know(asUser)),
      owner,
      account: me.name,
      own: { u: me.uid, g: me.gid },
      granted,
      isFree: know(freeIds),
      usernsexec: program,
      installs: know(toolInstalls),
    };
  },
};

function below(home: string, { path, folder }: Place, host: Pick<Host, 'link'>): Place | undefined {
  const real = (each: string) => inside('', each, (step) => host.link(step));
  const place = { path: real(path), folder: folder && real(folder) };
  const isThere = (each: string | undefined) => each === undefined || each.startsWith(`${real(home)}/`);
  return isThere(place.path) && isThere(place.folder) ? place : undefined;
}

const freeIds: Fact<'user', ShiftPlan['isFree']> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const files = know(grantFiles);
    const own = know(ownGrants);
    const policy = know(loginDefs);
    return (type, range) =>
      range.start >= Math.max(policy[type].min, 65536) &&
      range.start + range.count - 1 <= policy[type].max &&
      !policy.real.some((each) => overlaps(each, range)) &&
      !files[type].all.some((grant) => !own[type].includes(grant) && overlaps(grant.range, range));
  },
};

/** The packages without which access control lists and file capabilities would be lost. */
const toolInstalls: Fact<'machine', readonly Command[] | undefined> = {
  subject: 'machine',
  gather: (_host, _machine, know) => {
    const missing: Component[] = [
      ...(know(hasSetfacl) ? [] : (['acl'] as const)),
      ...(know(hasSetcap) ? [] : (['capabilities'] as const)),
    ];
    const commands = missing.map((component) => know(packageManager).install(component));
    const known = commands.filter((command) => command !== undefined);
    return known.length < missing.length ? undefined : known;
  },
};
