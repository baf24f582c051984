import { isNonEmpty } from '../../base/non-empty.ts';
import { phrase } from '../../base/phrase.ts';
import type { Place } from '../../base/place.ts';
import { attempt, blocked, Unseen } from '../../base/unseen.ts';
import type { IdMapLine } from '../../lxc/config/settings/settings.ts';
import type { RefusalKind } from '../../lxc/idmap.ts';
import type { Grant } from '../../lxc/subid.ts';
import { atLeast } from '../../lxc/version.ts';
import type { Fact, Know } from '../../model/fact.ts';
import { configOnly } from '../access/config-reader.ts';
import { ignoresIdmaps } from '../config/ignored-keys.ts';
import { withoutRoot } from '../config/without-root.ts';
import { lxc } from '../install/lxc-version.ts';
import { rootfs } from '../rootfs/rootfs.ts';
import { mapContext } from './map-context.ts';
import { mapRefusal } from './map-refusal.ts';
import { type UngrantedIds, ungrantedIds, ungrantedMaps } from './ungranted-maps.ts';

/** What newuidmap, newgidmap, LXC or the kernel would refuse about the ID maps of a container. */
export type IdmapFault = {
  readonly lxcMessage: string;
  /** What the user was granted, where the fault is about that. */
  readonly grants: readonly Grant[];
} & (
  | { readonly kind: 'none'; readonly key: string; readonly config: Place; readonly isNew: boolean }
  | {
      readonly kind: 'not-granted';
      readonly maps: Maps;
      readonly ungranted: UngrantedIds;
      readonly rootfs: { readonly at: Place; readonly uid: number } | undefined;
    }
  | { readonly kind: Exclude<RefusalKind, 'not-granted'>; readonly maps: Maps }
);

type Maps = readonly [IdMapLine, ...IdMapLine[]];

/** The first thing that stops a start; undefined where nothing does. */
export const idmapFault: Fact<'container', IdmapFault | undefined> = {
  subject: 'container',
  gather: (_host, { config, folder }, know) => {
    // No maps at all are no fault of a file on its own.
    if (know(configOnly)) know(withoutRoot);
    const { lines, grants, own } = know(mapContext);
    const ignored = know(ignoresIdmaps);
    const refusal = know(mapRefusal);
    const all = grants ? [...grants.u, ...grants.g] : [];
    if (!isNonEmpty(lines)) {
      if (ignored) throw blocked('config-syntax', phrase`LXC silently ignores the lxc.idmap lines`);
      const isNew = folder === undefined;
      return {
        kind: 'none',
        key: atLeast(know(lxc), 2, 1) ? 'lxc.idmap' : 'lxc.id_map',
        config: { path: config },
        isNew,
        grants: all,
        lxcMessage: isNew
          ? 'You must either run as root, or define uid mappings'
          : 'Permission denied - Failed to pin rootfs',
      };
    }
    if (!refusal) return undefined;
    const { kind, which, lxcMessage } = refusal;
    // Where there is no map of a type at all, the maps of the other type are what there is to see.
    const shown = (maps: readonly IdMapLine[], otherwise: Maps): Maps =>
      isNonEmpty(maps) ? maps : otherwise;
    if (kind !== 'not-granted')
      return {
        kind,
        maps: shown(which, kind === 'no-root' ? lines : [lines[0]]),
        grants: isAboutGrants[kind] ? all : [],
        lxcMessage,
      };
    const maps = shown(ungrantedMaps(lines, grants, own), [lines[0]]);
    return {
      kind,
      maps,
      ungranted: ungrantedIds(maps, grants),
      rootfs: ownedRootfs(know),
      grants: all,
      lxcMessage,
    };
  },
};

const isAboutGrants: Partial<Record<RefusalKind, true>> = { 'host-root': true, 'no-gids': true };

function ownedRootfs(know: Know<'container'>) {
  const found = attempt(() => know(rootfs));
  if (found === undefined || found instanceof Unseen || !found.stat) return undefined;
  return { at: { path: found.set.path }, uid: found.stat.uid };
}
