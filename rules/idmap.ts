import { phrase } from '../src/base/phrase.ts';
import { blocked, Unseen } from '../src/base/unseen.ts';
import { account } from '../src/facts/account/account.ts';
import { allocated } from '../src/facts/account/subid-grants.ts';
import { parsedConfig, settings } from '../src/facts/config/config.ts';
import { ignoresIdmaps } from '../src/facts/config/ignored-keys.ts';
import { running } from '../src/facts/config/running.ts';
import { describeMap, describeRefusal, describeUngranted } from '../src/facts/idmap/describe-maps.ts';
import { mapRefusal } from '../src/facts/idmap/map-refusal.ts';
import { shiftPlan } from '../src/facts/idmap/shift-plan.ts';
import { ungrantedMaps } from '../src/facts/idmap/ungranted-maps.ts';
import { lxc } from '../src/facts/install/lxc-version.ts';
import { type Rootfs, rootfs } from '../src/facts/rootfs/rootfs.ts';
import type { IdMapLine } from '../src/lxc/config/settings/settings.ts';
import type { RefusalKind } from '../src/lxc/idmap.ts';
import { showRange } from '../src/lxc/idrange.ts';
import type { BothGrants, Grant } from '../src/lxc/subid.ts';
import { atLeast } from '../src/lxc/version.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { type RootfsOwner, remap } from '../src/remedies/idmap/remap.ts';
import { whileStopped } from '../src/remedies/while-stopped.ts';

export default rule({
  subject: 'container',
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
  manpages: ['lxc.container.conf(5)', 'subuid(5)', 'newuidmap(1)', 'user_namespaces(7)'],
  notes: [
    'Numbers that begin with 0 are octal, in lxc.idmap as in /etc/subuid.',
    'A rootfs that was made with ids which are not granted goes along onto the granted ones, where the old ones are nobody else’s; they are not granted for it, as that would be the user’s word for what root grants.',
    'A user who maps nothing but his own uid and gid to themselves needs no grant, and not even newuidmap (seen with LXC 5.0.2).',
  ],
  maxSeverity: 'error',
  requires: { account, lxc, parsedConfig, settings, ignoresIdmaps, mapRefusal },
  wants: { allocated, shiftPlan, rootfs, running },

  *check(
    {
      account,
      lxc,
      parsedConfig,
      settings: { idmaps },
      ignoresIdmaps,
      mapRefusal,
      allocated,
      shiftPlan,
      rootfs,
      running,
    },
    container,
  ) {
    const grants = allocated instanceof Unseen ? undefined : allocated;
    const mend = (kind: RefusalKind | 'none') =>
      whileStopped(
        remap(kind, {
          lines: idmaps,
          writer: {
            by: account.name,
            home: account.home,
            below: parsedConfig.statements.filter(({ via }) => via.length === 0).at(-1)?.at,
          },
          version: lxc,
          grants,
          own: { u: account.uid, g: account.gid },
          owner: ownerOf(rootfs),
          shiftPlan: shiftPlan instanceof Unseen ? undefined : shiftPlan,
        }),
        running,
      );
    const [firstMap, ...otherMaps] = idmaps;
    if (!firstMap && ignoresIdmaps)
      throw blocked('config-syntax', phrase`LXC passes over the lines that map ids`);
    if (!firstMap) {
      const isNew = container.folder === undefined;
      const key = atLeast(lxc, 2, 1) ? 'lxc.idmap' : 'lxc.id_map';
      yield {
        severity: 'error',
        breaks: isNew ? 'create' : 'start',
        message: phrase`there is no ${key}: the container would need root`,
        evidence: [
          {
            at: { path: container.config },
            note: phrase`has no line ${key}, nor has a file that it includes`,
          },
          ...grantEvidence(grants),
        ],
        lxcMessage: isNew
          ? 'You must either run as root, or define uid mappings'
          : 'Permission denied - Failed to pin rootfs',
        fix: mend('none'),
      };
      return;
    }
    if (!mapRefusal) return;
    const { kind, lxcMessage } = mapRefusal;
    const refused =
      kind === 'not-granted'
        ? ungrantedMaps(idmaps, grants, { u: account.uid, g: account.gid })
        : mapRefusal.which;
    // Where there is no map of a kind at all, the others are what there is to be seen.
    const [first = firstMap, ...others] =
      refused.length > 0 || kind !== 'no-root' ? refused : [firstMap, ...otherMaps];
    const which = [first, ...others] as const;
    yield {
      severity: 'error',
      message:
        kind === 'not-granted'
          ? describeUngranted(which, grants, account.name)
          : describeRefusal(kind, which),
      evidence: [
        mapEvidence(first),
        ...others.map(mapEvidence),
        ...(isAboutGrants[kind] ? grantEvidence(grants) : []),
        ...(kind === 'not-granted' ? ownerEvidence(rootfs) : []),
      ],
      lxcMessage,
      fix: mend(kind),
    };
  },
});

type Grants = BothGrants<readonly Grant[]>;

const mapEvidence = (map: IdMapLine): Evidence => ({
  at: map.at.valueAt,
  note: describeMap(map, map.at.value),
});

const grantEvidence = (grants: Grants | undefined): Evidence[] =>
  grants
    ? [...grants.u, ...grants.g].map(({ at, range }) => ({ at, note: phrase`grants ${showRange(range)}` }))
    : [];

function ownerOf(rootfs: Rootfs | Unseen | undefined): RootfsOwner {
  if (!(rootfs instanceof Unseen)) return rootfs?.stat && { u: rootfs.stat.uid, g: rootfs.stat.gid };
  return rootfs.kind === 'not-applicable' ? undefined : 'unknown';
}

function ownerEvidence(rootfs: Rootfs | Unseen | undefined): Evidence[] {
  if (rootfs === undefined || rootfs instanceof Unseen || !rootfs.stat) return [];
  return [{ at: { path: rootfs.set.path }, note: phrase`belongs to uid ${rootfs.stat.uid}` }];
}

const isAboutGrants: Partial<Record<RefusalKind, true>> = {
  'not-granted': true,
  'host-root': true,
  'no-gids': true,
};
