import type { Fact } from '../fact.ts';
import type { Host, Stat } from '../host/host.ts';
import type { Rootfs as RootfsSetting } from '../lxc/config/settings.ts';
import { attempt, blocked, Unseen } from '../unseen.ts';
import { settings } from './config.ts';
import { eyes } from './eyes.ts';

/** What the config says of the root file system, and what stands there. */
export interface Rootfs {
  readonly set: RootfsSetting;
  readonly stat: Stat | undefined;
  /** Where it points, if it is a symbolic link. */
  readonly link: string | undefined;
  /** The container's own folder `rootfs`, where lxc-create would have put it, if the config names another and it is there. */
  readonly usual: string | undefined;
}

/** Undefined where the config names none. */
export const rootfs: Fact<'container', Rootfs | undefined> = {
  of: 'container',
  look: (_host, { folder }, know) => {
    if (folder === undefined) throw new Unseen('lxc-create has yet to make it', 'skipped');
    const { rootfs: set } = know(settings);
    if (set === undefined) return undefined;
    const host = know(eyes);
    const usual = `${folder}/rootfs`;
    return {
      set,
      ...standing(host, set.path),
      usual: set.path !== usual && host.stat(usual)?.kind === 'directory' ? usual : undefined,
    };
  },
};

/** A name of zfs or rbd is no path, and a relative one leads nowhere in particular. */
function standing(host: Host, path: string): Pick<Rootfs, 'stat' | 'link'> {
  if (!path.startsWith('/')) return { stat: undefined, link: undefined };
  const found = attempt(() => ({ stat: host.stat(path), link: host.link(path) }));
  if (!(found instanceof Unseen)) return found;
  // A user before whom the way is closed is told by the rule about the way, or told that it could not look.
  throw found.kind === 'denied' ? blocked('path-traversable', `the way to ${path} is closed`) : found;
}

/** Which of the folders that LXC mounts on are there in the rootfs. */
export const mountPoints: Fact<'container', readonly { readonly name: string; readonly there: boolean }[]> = {
  of: 'container',
  look: (_host, _container, know) => {
    const path = know(rootfs)?.set.path;
    return ['dev', 'proc', 'sys'].map((name) => ({
      name,
      there: path !== undefined && know(eyes).stat(`${path}/${name}`) !== undefined,
    }));
  },
};
