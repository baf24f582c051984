import { isNonEmpty } from '../../base/non-empty.ts';
import { list, type Phrase, phrase } from '../../base/phrase.ts';
import type { MapContext } from '../../facts/idmap/map-context.ts';
import type { ShiftPlan } from '../../facts/idmap/shift-plan.ts';
import { grantedMaps } from '../../lxc/granted-maps.ts';
import {
  hostOf,
  hostRange,
  type IdMap,
  type Ids,
  type IdType,
  isMapped,
  type RefusalKind,
} from '../../lxc/idmap.ts';
import { contains } from '../../lxc/idrange.ts';
import { ungranted } from '../../lxc/subid.ts';
import { atLeast, type Version } from '../../lxc/version.ts';
import { type Action, type Fix, manual, root } from '../../model/action.ts';
import { grantLine } from '../account/allocate-range.ts';
import { type ConfigWriter, mapLines } from './map-lines.ts';
import { repairMaps } from './repair-maps.ts';
import { asIfGranted, askForShares, refusedShares } from './share-ids.ts';
import { shiftRootfs } from './shift-rootfs.ts';

interface Remapping extends MapContext {
  readonly writer: Omit<ConfigWriter, 'key'>;
  readonly version: Version;
  readonly shiftPlan: ShiftPlan | undefined;
}

/** Maps what is granted, and shifts the rootfs to it; where that is impossible, says what to do. */
export function remap(kind: RefusalKind | 'none', given: Remapping): Fix {
  const { lines, grants, writer, version } = given;
  if (!grants) return manual(byHand[kind] ?? phrase`map to granted IDs`);
  const shares = refusedShares(given, grants);
  // Without any grant, what root might grant would become the range that the others are fitted to.
  if (shares.some(({ type }) => grants[type].length === 0)) return askForShares(shares, writer.by);
  const owner = given.owner === 'unknown' ? undefined : given.owner;
  const granted = asIfGranted(shares, grants, writer.by);
  const repaired = repairMaps(lines, { grants: granted, owner, own: given.own }, version);
  const key = atLeast(version, 2, 1) ? 'lxc.idmap' : 'lxc.id_map';
  const [first, ...others] = (repaired && mapLines(lines, repaired.maps, { ...writer, key })) ?? [];
  if (!first && shares.length > 0) return askForShares(shares, writer.by);
  if (!repaired || !first) return manual(byHand[kind] ?? mapGranted(grantedMaps(grants, key)));

  const strange = owner ? types.filter((type) => isStrange(type, owner, lines, repaired.maps)) : [];
  const { title } = repaired;
  if (!owner || strange.length === 0) {
    // Other containers may include the same file.
    const isShared = [first, ...others].some(
      (action) => 'path' in action && action.path !== writer.below?.path,
    );
    const isSafe = repaired.sure && !isShared && given.owner !== 'unknown';
    return { safety: isSafe ? 'safe' : 'unsafe', title, actions: [first, ...others] };
  }
  const grant = alsoGrant(given, strange);
  if (grant) return grant;
  const move = shiftRootfs(repaired.maps, given.shiftPlan);
  if (move)
    return {
      safety: 'unsafe',
      title: phrase`${title}, and shift the owners in the rootfs to match`,
      actions: [...move, first, ...others],
    };
  if (isMapped(lines, 'u', owner.u) || strange.includes('g')) {
    const isTaken = given.shiftPlan?.isFree('u', { start: owner.u, count: 1 }) === false;
    return madeWithIt(owner, hostOf(repaired.maps, 'u', 0), isTaken);
  }
  return { safety: 'unsafe', title, actions: [first, ...others] };
}

const types = ['u', 'g'] as const;

/** Whether the rootfs was made with other maps than these. A GID that no line ever mapped may be the user’s own group. */
const isStrange = (type: IdType, owner: Ids, old: readonly IdMap[], maps: readonly IdMap[]): boolean =>
  !isMapped(maps, type, owner[type]) && (type === 'u' || isMapped(old, type, owner.g));

/**
 * Maps, rootfs, and one of /etc/subuid and /etc/subgid agree: the other file is the odd one out. Granting the same range
 * there needs confirmation, since only the user says that both must be the same.
 */
function alsoGrant(
  { lines, grants, shiftPlan, writer: { by }, owner }: Remapping,
  strange: readonly IdType[],
): Fix | undefined {
  const [type, more] = strange;
  const map = lines.find(
    (each) =>
      each.type === type && owner && owner !== 'unknown' && contains(hostRange(each), owner[each.type]),
  );
  if (!type || more || !map || !shiftPlan || !grants) return undefined;
  const other = grants[type === 'u' ? 'g' : 'u'];
  const range = hostRange(map);
  if (ungranted(range, other).length > 0 || !shiftPlan.isFree(type, range)) return undefined;
  const span = `${range.start}-${range.start + range.count - 1}`;
  const command = (sign: 'add' | 'del') => ['usermod', `--${sign}-sub${type}ids`, span, by] as const;
  const leaves = [grantLine(type === 'u' ? '/etc/subuid' : '/etc/subgid', by, range)];
  const action: Action = { do: 'run', by: root, before: command('del'), after: command('add'), leaves };
  return {
    safety: 'unsafe',
    title:
      type === 'u'
        ? phrase`grant ${by} UIDs ${span}, like the GIDs: the rootfs was made with them`
        : phrase`grant ${by} GIDs ${span}, like the UIDs: the rootfs was made with them`,
    actions: [action],
  };
}

/** Accounts of the host have the IDs below: those are never granted for a container. */
const firstForContainers = 65536;

function madeWithIt(owner: Ids, target: number | undefined, isTaken: boolean): Fix {
  const to = target ?? '';
  if (!isTaken)
    return manual(
      phrase`the rootfs was made with this map: have root grant these IDs, or shift the owners in the rootfs to ${to} and map to that`,
    );
  return manual(
    owner.u < firstForContainers
      ? phrase`the rootfs is owned by UID ${owner.u} of the host itself: use a rootfs that was made for this container, and map to ${to}`
      : phrase`the rootfs is owned by UID ${owner.u}, which is granted to somebody else or in use: use a rootfs that was made for this container, and map to ${to}`,
  );
}

const mapGranted = (lines: readonly string[]): Phrase =>
  isNonEmpty(lines) ? phrase`map to granted IDs: ${list(lines)}` : phrase`map to granted IDs`;

const byHand: Partial<Record<RefusalKind | 'none', Phrase>> = {
  none: phrase`map a granted range with lxc.idmap`,
  'overlap-inside': phrase`map each container ID once: end one map where the other begins`,
  'overlap-host': phrase`use each host ID once: end one map where the other begins`,
  'no-gids': phrase`add a GID map for the range that /etc/subgid grants`,
  'no-root': phrase`map UID 0 and GID 0 of the container`,
  zero: phrase`give the map a count`,
  'too-many': phrase`join adjacent maps`,
};
