import type { Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { ancestors } from '../access/ancestors.ts';
import { asUser } from '../access/as-user.ts';
import { mayWithAcl } from '../access/may-with-acl.ts';
import { mappedRoot } from '../idmap/mapped-root.ts';
import { rootDirectory } from './rootfs.ts';

/**
 * The directory of the rootfs in which LXC would have to create a missing target, if the container's root cannot write there.
 * The rootfs itself is left out: rootfs-owner reports on it.
 */
export const unwritableDirectory: Fact<
  'container',
  (target: string) => { readonly path: string; readonly stat: Stat } | undefined
> = {
  subject: 'container',
  gather: (host, _container, know) => (target) => {
    const user = know(asUser);
    const root = know(rootDirectory);
    for (const step of ancestors(target).reverse().slice(0, -1)) {
      const path = `${root}${step}`;
      const stat = user.stat(path);
      if (stat === undefined) continue;
      if (step === target || stat.kind !== 'directory') return undefined;
      const writes = ([2, 1] as const).every((what) => mayWithAcl(what, path, stat, know(mappedRoot), host));
      return writes ? undefined : { path, stat };
    }
    return undefined;
  },
};
