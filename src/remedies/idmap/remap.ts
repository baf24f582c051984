import { type Phrase, phrase } from '../../base/phrase.ts';
import type { ShiftPlan } from '../../facts/idmap/shift-plan.ts';
import type { IdMapLine as Line } from '../../lxc/config/settings/settings.ts';
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
import type { MapContext } from './fit-to-grant.ts';
import { type ConfigWriter, mapLines } from './map-lines.ts';
import { repairMaps } from './repair-maps.ts';
import { shiftRootfs } from './shift-rootfs.ts';

/** Whose the rootfs is; undefined where there is none. */
export type RootfsOwner = Ids | 'unknown' | undefined;

interface Maps {
  readonly lines: readonly Line[];
  readonly writer: Omit<ConfigWriter, 'key'>;
  readonly version: Version;
  readonly grants: MapContext['grants'] | undefined;
  readonly own: Ids;
  readonly owner: RootfsOwner;
  readonly shiftPlan: ShiftPlan | undefined;
}

/** The config bends to the grant, and the rootfs goes with it; where that cannot be, words. */
export function remap(kind: RefusalKind | 'none', given: Maps): Fix {
  const { lines, grants, writer, version } = given;
  if (!grants) return manual(words[kind] ?? phrase`map onto granted ids`);
  const owner = given.owner === 'unknown' ? undefined : given.owner;
  const mended = repairMaps(lines, { grants, owner, own: given.own }, version);
  const key = atLeast(version, 2, 1) ? 'lxc.idmap' : 'lxc.id_map';
  const [first, ...others] = (mended && mapLines(lines, mended.maps, { ...writer, key })) ?? [];
  if (!mended || !first)
    return manual(words[kind] ?? phrase`map onto granted ids: ${grantedMaps(grants, key).join(' and ')}`);

  const strange = owner ? types.filter((type) => isStrange(type, owner, lines, mended.maps)) : [];
  const { title } = mended;
  if (!owner || strange.length === 0) {
    // What a config includes, other containers may go by as well.
    const isShared = [first, ...others].some(
      (action) => 'path' in action && action.path !== writer.below?.path,
    );
    const isSafe = mended.sure && !isShared && given.owner !== 'unknown';
    return { safety: isSafe ? 'safe' : 'unsafe', title, actions: [first, ...others] };
  }
  const grant = alsoGrant(given, strange);
  if (grant) return grant;
  const move = shiftRootfs(mended.maps, given.shiftPlan);
  if (move)
    return {
      safety: 'unsafe',
      title: phrase`${title}, and shift the owners in the rootfs onto it`,
      actions: [...move, first, ...others],
    };
  if (isMapped(lines, 'u', owner.u) || strange.includes('g')) {
    const isTaken = given.shiftPlan?.isFree('u', { start: owner.u, count: 1 }) === false;
    return madeWithIt(owner, hostOf(mended.maps, 'u', 0), isTaken);
  }
  return { safety: 'unsafe', title, actions: [first, ...others] };
}

const types = ['u', 'g'] as const;

/** Whether the rootfs was made with other maps than these. A gid that no line ever mapped may be the user’s own group. */
const isStrange = (type: IdType, owner: Ids, old: readonly IdMap[], maps: readonly IdMap[]): boolean =>
  !isMapped(maps, type, owner[type]) && (type === 'u' || isMapped(old, type, owner.g));

/**
 * Maps and rootfs agree, and so does one of root’s two files: the other is the odd one out. It still takes a person’s
 * word, for it is the user who says that he needs the same numbers in both.
 */
function alsoGrant(
  { lines, grants, shiftPlan, writer: { by }, owner }: Maps,
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
  const action: Action = { do: 'run', by: root, before: command('del'), after: command('add') };
  return {
    safety: 'unsafe',
    title: phrase`grant ${by} the same ${type}ids as ${type === 'u' ? 'gids' : 'uids'}, with which the rootfs was made`,
    actions: [action],
  };
}

/** Accounts of the host's have the ids below: nobody is to be granted those for a container. */
const firstForContainers = 65536;

const madeWithIt = (owner: Ids, target: number | undefined, isTaken: boolean): Fix =>
  manual(
    isTaken
      ? phrase`the rootfs belongs to ${owner.u < firstForContainers ? 'the host’s own' : 'somebody else’s'} uid ${owner.u}: use one that was made for this container, and map onto ${target ?? ''}`
      : phrase`the rootfs was made with this map: have root grant these ids, or shift the owners in the rootfs to ${target ?? ''} and map onto that`,
  );

const words: Partial<Record<RefusalKind | 'none', Phrase>> = {
  none: phrase`map a granted range with lxc.idmap`,
  'overlap-inside': phrase`keep one map for each id of the container: end one map where the other begins`,
  'overlap-host': phrase`keep one map for each host id: end one map where the other begins`,
  'no-gids': phrase`add a map for gids, of the range that /etc/subgid grants`,
  'no-root': phrase`map id 0 of the container, for uids and for gids`,
  zero: phrase`give the map a count`,
  'too-many': phrase`join maps that touch each other`,
};
