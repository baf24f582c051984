import type { Fact } from '../fact.ts';
import type { Stat } from '../host/host.ts';
import type { Rootfs as RootfsSetting } from '../lxc/config/settings.ts';
import { Unseen } from '../unseen.ts';
import { settings } from './config.ts';
import { eyes } from './eyes.ts';

/** What the config says of the root file system, and what stands there. */
export interface Rootfs {
  readonly set: RootfsSetting;
  readonly stat: Stat | undefined;
  /** Where it points, if it is a symbolic link. */
  readonly link: string | undefined;
  /** The container's own folder `rootfs`, where lxc-create would have put it, if there is one. */
  readonly usual: string | undefined;
}

/** Undefined where the config names none. */
export const rootfs: Fact<'container', Rootfs | undefined> = {
  of: 'container',
  look: (_host, { folder }, know) => {
    if (folder === undefined) throw new Unseen('lxc-create has yet to make it', 'skipped');
    const { rootfs: set } = know(settings);
    const host = know(eyes);
    const usual = `${folder}/rootfs`;
    return (
      set && {
        set,
        stat: host.stat(set.path),
        link: host.link(set.path),
        usual: host.stat(usual)?.kind === 'directory' ? usual : undefined,
      }
    );
  },
};

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
