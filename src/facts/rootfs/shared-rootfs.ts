import { attempt, Unseen } from '../../base/unseen.ts';
import type { Rootfs } from '../../lxc/config/settings/settings.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { containers } from '../config/containers.ts';
import { usualRootfs } from './rootfs.ts';

/** A rootfs that two containers name. */
export interface SharedRootfs {
  readonly own: Rootfs;
  /** The container whose rootfs it seems to be, and where its config names it. */
  readonly owner: UseOfRootfs;
  /** The directory rootfs beside the config, where there is another one. */
  readonly usual: string | undefined;
}

interface UseOfRootfs {
  readonly container: string;
  readonly rootfs: Rootfs;
}

/** Undefined for a container whose rootfs no other has before it. */
export const sharedRootfs: Fact<'container', SharedRootfs | undefined> = {
  subject: 'container',
  gather: (_host, { name, folder }, know) => {
    const own = know(settings).rootfs;
    if (own === undefined || folder === undefined || !isDirectory(own)) return undefined;
    const owner = know(rootfsOwners).get(pathOf(own));
    if (owner === undefined || owner.container === name) return undefined;
    const usual = attempt(() => know(usualRootfs));
    return { own, owner, usual: usual instanceof Unseen || usual === pathOf(own) ? undefined : usual };
  },
};

/** By path: the container in whose directory it is, or else the first that names it. */
const rootfsOwners: Fact<'user', ReadonlyMap<string, UseOfRootfs>> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const owners = new Map<string, UseOfRootfs>();
    for (const container of know(containers)) {
      const known = attempt(() => know(settings, container).rootfs);
      if (known instanceof Unseen || known === undefined || !isDirectory(known)) continue;
      const path = pathOf(known);
      const isWithin = path.startsWith(`${container.folder}/`);
      if (isWithin || !owners.has(path)) owners.set(path, { container: container.name, rootfs: known });
    }
    return owners;
  },
};

/** An overlay is for sharing: each container writes to a directory of its own. */
const isDirectory = ({ type }: Rootfs): boolean => type === undefined || type === 'dir' || type === 'btrfs';

const pathOf = ({ path }: Rootfs): string => path.replace(/\/$/, '');
