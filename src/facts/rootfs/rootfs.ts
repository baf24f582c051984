import { phrase } from '../../base/phrase.ts';
import { attempt, blocked, Unseen } from '../../base/unseen.ts';
import type { Host, Stat } from '../../host/host.ts';
import type { Rootfs as RootfsSetting } from '../../lxc/config/settings/settings.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { account } from '../account/account.ts';
import { settings } from '../config/config.ts';

/** What the config says of the root file system, and what stands there. */
export interface Rootfs {
  readonly set: RootfsSetting;
  readonly stat: Stat | undefined;
  /** Where it points, if it is a symbolic link. */
  readonly link: string | undefined;
  /** The folder that a shell would find behind its words, if they are no absolute path and it is there. */
  readonly meant: string | undefined;
}

/** Undefined where the config names none. */
export const rootfs: Fact<'container', Rootfs | undefined> = {
  subject: 'container',
  gather: (_host, { folder }, know) => {
    if (folder === undefined) throw new Unseen(phrase`lxc-create has yet to make it`, 'not-applicable');
    const { rootfs: set } = know(settings);
    if (set === undefined) return undefined;
    const host = know(asUser);
    return {
      set,
      ...standing(host, set.path),
      meant:
        set.path.startsWith('/') || !folders.includes(set.type)
          ? undefined
          : folderAt(host, inShell(set.path, know(account).home, folder)),
    };
  },
};

/** The container's own folder `rootfs`, where lxc-create would have put it, if it is there. */
export const usualRootfs: Fact<'container', string | undefined> = {
  subject: 'container',
  gather: (_host, { folder }, know) =>
    folder === undefined ? undefined : folderAt(know(asUser), `${folder}/rootfs`),
};

/** The types whose rootfs is a folder. */
const folders: readonly (string | undefined)[] = [undefined, 'dir', 'btrfs'];

/** LXC follows no link there. */
const folderAt = (host: Host, path: string): string | undefined =>
  host.stat(path)?.kind === 'directory' && host.link(path) === undefined ? path : undefined;

const inShell = (path: string, home: string, folder: string): string => {
  const [, rest] = /^(?:~|\$HOME|\$\{HOME\})(\/.*)$/.exec(path) ?? [];
  return rest === undefined ? `${folder}/${path.replace(/^\.\//, '')}` : `${home}${rest}`;
};

/** A name of zfs or rbd is no path, and a relative one leads nowhere in particular. */
function standing(host: Host, path: string): Pick<Rootfs, 'stat' | 'link'> {
  if (!path.startsWith('/')) return { stat: undefined, link: undefined };
  const found = attempt(() => ({ stat: host.stat(path), link: host.link(path) }));
  if (!(found instanceof Unseen)) return found;
  // A user before whom the way is closed is told by the rule about the way, or told that it could not look.
  throw found.kind === 'denied' ? blocked('path-traversable', phrase`the way to ${path} is closed`) : found;
}

/** Which of the folders that LXC mounts on are there in the rootfs. */
export const mountPoints: Fact<'container', readonly { readonly name: string; readonly there: boolean }[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const path = know(rootfs)?.set.path;
    return ['dev', 'proc', 'sys'].map((name) => ({
      name,
      there: path !== undefined && know(asUser).stat(`${path}/${name}`) !== undefined,
    }));
  },
};
