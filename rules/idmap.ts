import { account } from '../src/facts/account.ts';
import { settings } from '../src/facts/config.ts';
import { allocated, type BothGrants } from '../src/facts/grants.ts';
import { mapRefusal } from '../src/facts/map-refusal.ts';
import { rootfs } from '../src/facts/rootfs.ts';
import { manual } from '../src/fix/action.ts';
import { mapOnto } from '../src/fix/map-onto.ts';
import type { IdMap } from '../src/lxc/config/settings.ts';
import { hostRange, insideRange, type RefusalKind } from '../src/lxc/idmap.ts';
import { showRange } from '../src/lxc/idrange.ts';
import { type Grant, ungranted } from '../src/lxc/subid.ts';
import { type Evidence, rule } from '../src/rule.ts';
import { Unseen } from '../src/unseen.ts';

export default rule({
  about: 'container',
  stage: 'idmap',
  title: 'The id maps of the container lie within what its user was granted',
  why: 'lxc.idmap says which ids of the host the users and groups of the container are. newuidmap and newgidmap allow ranges that /etc/subuid and /etc/subgid grant, and one’s own id; the kernel refuses maps that overlap.',
  symptoms: [
    'newuidmap: uid range [',
    'newgidmap: gid range [',
    'newuidmap: write to uid_map failed: Invalid argument',
    'newgidmap: write to gid_map failed: Invalid argument',
    'Failed to set up id mapping',
    'Failed to pin rootfs',
    'No mapping for container root found',
  ],
  see: ['lxc.container.conf(5)', 'subuid(5)', 'newuidmap(1)', 'user_namespaces(7)'],
  notes: [
    'Numbers that begin with 0 are octal, in lxc.idmap as in /etc/subuid.',
    'A user who maps nothing but his own uid and gid to themselves needs no grant, and not even newuidmap (seen with LXC 5.0.2).',
  ],
  worst: 'error',
  needs: { account, settings, mapRefusal },
  hopes: { allocated, rootfs },

  *check({ account, settings: { idmaps }, mapRefusal, allocated, rootfs }, container) {
    const owner = rootfs instanceof Unseen ? undefined : rootfs?.stat?.uid;
    const grants = allocated instanceof Unseen ? undefined : allocated;
    const by = account.name;
    if (idmaps.length === 0) {
      yield {
        severity: 'error',
        breaks: container.folder === undefined ? 'create' : 'start',
        message: 'there is no lxc.idmap: the container would need root',
        evidence: [
          { at: { path: container.config }, note: 'has no line lxc.idmap, nor has a file that it includes' },
          ...grantEvidence(grants),
        ],
        says:
          container.folder === undefined
            ? 'You must either run as root, or define uid mappings'
            : 'Permission denied - Failed to pin rootfs',
        fix: manual(
          grants
            ? `map the granted range: ${mapLines(grants).join(' and ')}`
            : 'map a granted range with lxc.idmap',
        ),
      };
      return;
    }
    if (!mapRefusal) return;
    const which = mapRefusal.kind === 'not-granted' ? notGranted(idmaps, grants, account) : mapRefusal.which;
    const [first, ...others] = which.length > 0 ? which : mapRefusal.which;
    if (!first) return;
    yield {
      severity: 'error',
      breaks: 'start',
      message: messages[mapRefusal.kind]([first, ...others], by, grants),
      evidence: [
        mapEvidence(first),
        ...others.map(mapEvidence),
        ...grantEvidence(grants),
        ...ownerEvidence(rootfs),
      ],
      says: mapRefusal.says,
      fix:
        grants && mapRefusal.kind === 'not-granted'
          ? mapOnto(grants, [first, ...others], idmaps, owner, by)
          : manual(remedies[mapRefusal.kind]),
    };
  },
});

/** LXC stops at the first one; a person mends all of them at once. */
const notGranted = (
  maps: readonly IdMap[],
  grants: BothGrants<readonly Grant[]> | undefined,
  own: { uid: number; gid: number },
) =>
  maps.filter(
    (map) =>
      ungranted(hostRange(map), grants?.[map.type] ?? []).length > 0 &&
      !(map.count === 1 && map.host === (map.type === 'u' ? own.uid : own.gid)),
  );

const mapEvidence = (map: IdMap): Evidence => ({
  at: map.at.valueAt,
  note: `maps ${map.type}ids ${showRange(insideRange(map))} onto host ids ${showRange(hostRange(map))}`,
});

const grantEvidence = (grants: BothGrants<readonly Grant[]> | undefined): Evidence[] =>
  grants
    ? [...grants.u, ...grants.g].map(({ at, range }) => ({ at, note: `grants ${showRange(range)}` }))
    : [];

function ownerEvidence(
  rootfs: Unseen | { set: { path: string }; stat: { uid: number } | undefined } | undefined,
): Evidence[] {
  if (rootfs === undefined || rootfs instanceof Unseen || !rootfs.stat) return [];
  return [{ at: { path: rootfs.set.path }, note: `belongs to uid ${rootfs.stat.uid}` }];
}

const mapLines = ({ u, g }: BothGrants<readonly Grant[]>): string[] => [
  ...u.slice(0, 1).map(({ range }) => `lxc.idmap = u 0 ${range.start} ${range.count}`),
  ...g.slice(0, 1).map(({ range }) => `lxc.idmap = g 0 ${range.start} ${range.count}`),
];

type Say = (
  maps: readonly [IdMap, ...IdMap[]],
  user: string,
  grants: BothGrants<readonly Grant[]> | undefined,
) => string;

const messages: Readonly<Record<RefusalKind, Say>> = {
  'not-granted': (maps, user, grants) => {
    const missing = maps.flatMap((map) =>
      ungranted(hostRange(map), grants?.[map.type] ?? []).map((range) => ({
        type: map.type,
        range: showRange(range),
      })),
    );
    const ids = ['u', 'g'].map((type) =>
      missing
        .filter((each) => each.type === type)
        .map(({ range }) => range)
        .join(', '),
    );
    const what =
      ids[0] === ids[1]
        ? `host ids ${ids[0]}`
        : ids
            .map((each, index) => each && `host ${'ug'[index]}ids ${each}`)
            .filter(Boolean)
            .join(' and ');
    return `${what} are mapped but not granted to ${user}`;
  },
  'overlap-inside': ([map]) =>
    `two maps give the same ids of the container, from ${map.type}id ${map.inside} on, to different host ids`,
  'overlap-host': ([map]) => `two maps use the same host ids, from ${map.type}id ${map.host} on`,
  'host-root': () => 'the root of the host is mapped into the container, which only root may do',
  'no-gids': () => 'uids are mapped, but no gids',
  'no-root': ([map]) => `the root of the container is mapped to no host ${map.type}id`,
  zero: () => 'a map of no ids is no map',
  overflow: () => 'a map goes beyond the largest id that there is, 4294967294',
  'too-many': () => 'there are more maps than the kernel takes',
};

const remedies: Readonly<Record<RefusalKind, string>> = {
  'not-granted': 'map onto granted ids',
  'overlap-inside': 'keep one map for each range of ids of the container',
  'overlap-host': 'keep one map for each range of host ids',
  'host-root': 'map onto granted ids',
  'no-gids': 'add a map for gids, of the range that /etc/subgid grants',
  'no-root': 'map id 0 of the container, for uids and for gids',
  zero: 'give the map a count',
  overflow: 'map onto granted ids',
  'too-many': 'join maps that touch each other',
};
