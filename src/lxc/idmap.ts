import { contains, end, type IdRange, overlaps } from './idrange.ts';
import { type Grant, ungranted } from './subid.ts';
import { atLeast, type Version } from './version.ts';

export type IdType = 'u' | 'g';
export type Ids = Readonly<Record<IdType, number>>;

/** One `lxc.idmap`: `count` ids from `inside` on in the container are those from `host` on outside. */
export interface IdMap {
  readonly type: IdType;
  readonly inside: number;
  readonly host: number;
  readonly count: number;
}

/** What stops a start: the maps it is about, and what LXC or its helper then prints. */
export interface MapRefusal<M extends IdMap> {
  readonly kind: RefusalKind;
  readonly which: readonly M[];
  readonly lxcMessage: string;
}

export type RefusalKind =
  | 'too-many'
  | 'overflow'
  | 'zero'
  | 'not-granted'
  | 'overlap-inside'
  | 'overlap-host'
  | 'host-root'
  | 'no-gids'
  | 'no-root';

/** Which host id a container id is. */
export function hostOf(maps: readonly IdMap[], type: IdType, inside: number): number | undefined {
  const map = maps.find((each) => each.type === type && contains(insideRange(each), inside));
  return map && map.host + inside - map.inside;
}

/** Whether a host id is known inside: where both owners of a file are, the root of the container is root over it. */
export const isMapped = (maps: readonly IdMap[], type: IdType, host: number): boolean =>
  maps.some((each) => each.type === type && contains(hostRange(each), host));

export const insideRange = ({ inside, count }: IdMap): IdRange => ({ start: inside, count });
export const hostRange = ({ host, count }: IdMap): IdRange => ({ start: host, count });

/**
 * The first thing that stops a start with these maps, by a user with these ids and grants, where the helpers are in
 * order. `init` is lxc.init.uid and lxc.init.gid. No maps at all ask for no user namespace: nothing is said of that.
 */
export function mapRefusalOf<M extends IdMap>(
  maps: readonly M[],
  granted: Readonly<Record<IdType, readonly Grant[]>>,
  own: Ids,
  version: Version,
  init: Ids = { u: 0, g: 0 },
): MapRefusal<M> | undefined {
  if (maps.length === 0) return undefined;
  const direct = isWrittenDirectly(maps, own, version);
  for (const type of ['u', 'g'] as const) {
    const those = maps.filter((map) => map.type === type);
    const found = direct ? refusedDirectly(those, own) : refusedByHelper(type, those, granted[type], own);
    if (found) return found;
  }
  return withoutGids(maps, version) ?? withoutRoot(maps, init);
}

/**
 * From 4.0.10 on, liblxc leaves the helpers out where host uid 0 is mapped (gid 0 does not count), and where the
 * caller maps nothing but his own ids to themselves (`lxc_map_ids` in conf.c, since 6.0 in idmap_utils.c).
 */
const isWrittenDirectly = (maps: readonly IdMap[], own: Ids, version: Version): boolean =>
  atLeast(version, 4, 0, 10) &&
  (isMapped(maps, 'u', 0) ||
    (maps.length === 2 && maps.every((map) => isOwn(map, own) && map.inside === map.host)));

/** newuidmap judges all numbers, then all ranges, and leaves the rest to the kernel (src/newuidmap.c of shadow). */
function refusedByHelper<M extends IdMap>(
  type: IdType,
  maps: readonly M[],
  granted: readonly Grant[],
  own: Ids,
): MapRefusal<M> | undefined {
  const tool = `new${type}idmap`;
  // The process id is part of the command, and unknown: of a list just short of this, nothing can be said.
  if (words(maps).length + `${tool} 1 `.length >= commandLimit) {
    return { kind: 'too-many', which: maps, lxcMessage: `Too many ${type}id mappings defined` };
  }
  const beyond = maps.find((map) => end(insideRange(map)) > idLimit || end(hostRange(map)) > idLimit);
  // newgidmap says "subuid" as well: the two share get_map_ranges() in libmisc/idmapping.c.
  if (beyond) return { kind: 'overflow', which: [beyond], lxcMessage: `${tool}: subuid overflow detected.` };
  const denied = maps.find(
    (map) => map.count === 0 || (!isOwn(map, own) && ungranted(hostRange(map), granted).length > 0),
  );
  if (denied === undefined) return clash(maps, `${tool}: write to ${type}id_map failed: Invalid argument`);
  const lxcMessage = `${tool}: ${type}id range ${halfOpen(insideRange(denied))} -> ${halfOpen(hostRange(denied))} not allowed`;
  return { kind: denied.count === 0 ? 'zero' : 'not-granted', which: [denied], lxcMessage };
}

/** Without a helper the kernel lets root map anything, and others their own id alone (user_namespaces(7)). */
function refusedDirectly<M extends IdMap>(maps: readonly M[], own: Ids): MapRefusal<M> | undefined {
  const lxcMessage = `Failed to write mapping: ${words(maps.slice(0, 1))}`;
  const allowed = own.u === 0 || (maps.length === 1 && maps.every((map) => isOwn(map, own)));
  const root = maps.filter((map) => contains(hostRange(map), 0));
  return clash(maps, lxcMessage) ?? (allowed ? undefined : { kind: 'host-root', which: root, lxcMessage });
}

/** The kernel takes 340 extents since 4.15, and no id twice, on neither side. */
function clash<M extends IdMap>(maps: readonly M[], lxcMessage: string): MapRefusal<M> | undefined {
  if (maps.length > 340) return { kind: 'too-many', which: maps, lxcMessage };
  for (const [index, map] of maps.entries()) {
    for (const before of maps.slice(0, index)) {
      const which = [before, map];
      if (overlaps(insideRange(before), insideRange(map)))
        return { kind: 'overlap-inside', which, lxcMessage };
      if (overlaps(hostRange(before), hostRange(map))) return { kind: 'overlap-host', which, lxcMessage };
    }
  }
  return undefined;
}

/** From 2.0.9 on, liblxc calls newgidmap with an empty list then: it forgets that `had_entry` was about uids. */
const withoutGids = <M extends IdMap>(maps: readonly M[], version: Version): MapRefusal<M> | undefined =>
  atLeast(version, 2, 0, 9) && maps.every(({ type }) => type === 'u')
    ? { kind: 'no-gids', which: maps, lxcMessage: 'newgidmap: write to gid_map failed: Invalid argument' }
    : undefined;

/**
 * LXC prints `No mapping for container root found` from tools and hooks only. A start ends with the message below,
 * before 3.0 without "user" in it, or where the caller has no cgroup of his own with `Failed to switch to uid 0`.
 * Where nothing is mapped to id 0, the id that init runs as has to be, and is root instead.
 */
function withoutRoot<M extends IdMap>(maps: readonly M[], init: Ids): MapRefusal<M> | undefined {
  const type = (['u', 'g'] as const).find(
    (each) => hostOf(maps, each, 0) === undefined && hostOf(maps, each, init[each]) === undefined,
  );
  const lxcMessage = 'Error requesting cgroup chown in new user namespace';
  return type && { kind: 'no-root', which: maps.filter((map) => map.type === type), lxcMessage };
}

/** Everybody may map his own id, one at a time, without a grant. */
export const isOwn = ({ type, host, count }: IdMap, own: Ids): boolean => count === 1 && host === own[type];

const idLimit = 2 ** 32 - 1;
const commandLimit = 4096; // LXC_IDMAPLEN, less than which the kernel takes at once

const words = (maps: readonly IdMap[]): string =>
  maps.map(({ inside, host, count }) => `${inside} ${host} ${count}`).join(' ');

const halfOpen = (range: IdRange): string => `[${range.start}-${end(range)})`;
