import { attempt, Unseen } from '../../base/unseen.ts';
import type { IdMapLine } from '../../lxc/config/settings/settings.ts';
import type { Ids } from '../../lxc/idmap.ts';
import type { BothGrants, Grant } from '../../lxc/subid.ts';
import type { Fact } from '../../model/fact.ts';
import { allocated } from '../account/subid-grants.ts';
import { settings } from '../config/config.ts';
import { rootfs } from '../rootfs/rootfs.ts';
import { ownIds } from './own-ids.ts';

/** What the ID maps of a container are rewritten by. */
export interface MapContext {
  readonly lines: readonly IdMapLine[];
  /** Undefined where they cannot be known. */
  readonly grants: BothGrants<readonly Grant[]> | undefined;
  readonly own: Ids;
  readonly owner: RootfsOwner;
}

/** Who owns the rootfs; undefined where there is none. */
type RootfsOwner = Ids | 'unknown' | undefined;

export const mapContext: Fact<'container', MapContext> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const grants = attempt(() => know(allocated));
    return {
      lines: know(settings).idmaps,
      grants: grants instanceof Unseen ? undefined : grants,
      own: know(ownIds),
      owner: know(rootfsOwner),
    };
  },
};

const rootfsOwner: Fact<'container', RootfsOwner> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const found = attempt(() => know(rootfs));
    if (found instanceof Unseen) return found.kind === 'not-applicable' ? undefined : 'unknown';
    return found?.stat && { u: found.stat.uid, g: found.stat.gid };
  },
};
