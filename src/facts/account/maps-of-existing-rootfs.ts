import { attempt, Unseen } from '../../base/unseen.ts';
import { hostOf, hostRange } from '../../lxc/idmap.ts';
import type { IdRange } from '../../lxc/idrange.ts';
import type { BothGrants } from '../../lxc/subid.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { containers } from '../config/containers.ts';
import { rootfs } from '../rootfs/rootfs.ts';

/**
 * The host IDs that an existing rootfs of the user was created with: the config maps them, and they own its files. Any
 * other range would be useless to that container.
 */
export const existingRootfsMaps: Fact<'user', BothGrants<IdRange> | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    for (const container of know(containers)) {
      const known = attempt(() => ({
        maps: know(settings, container).idmaps,
        owner: know(rootfs, container)?.stat?.uid,
      }));
      if (known instanceof Unseen || known.owner === undefined) continue;
      const [u, g] = (['u', 'g'] as const).map((type) =>
        known.maps.find((map) => map.type === type && map.inside === 0),
      );
      if (u && g && hostOf(known.maps, 'u', 0) === known.owner) return { u: hostRange(u), g: hostRange(g) };
    }
    return undefined;
  },
};
