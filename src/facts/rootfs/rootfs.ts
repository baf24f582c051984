import { phrase } from '../../base/phrase.ts';
import { attempt, blocked, Unseen } from '../../base/unseen.ts';
import type { Host, Stat } from '../../host/host.ts';
import { inside } from '../../host/resolve-below.ts';
import type { Rootfs as RootfsSetting } from '../../lxc/config/settings/settings.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { account } from '../account/account.ts';
import { settings } from '../config/config.ts';

/** What the config says about the root file system, and what exists there. */
export interface Rootfs {
  readonly set: RootfsSetting;
  readonly stat: Stat | undefined;
  /** Where it points, if it is a symbolic link. */
  readonly link: string | undefined;
  /** The directory that a shell would take it for, if the path is not absolute and the directory exists. */
  readonly meant: string | undefined;
}

/** Undefined where the config names none. */
export const rootfs: Fact<'container', Rootfs | undefined> = {
  subject: 'container',
  gather: (_host, { folder }, know) => {
    if (folder === undefined)
      throw new Unseen(phrase`lxc-create has not made the rootfs yet`, 'not-applicable');
    const { rootfs: set } = know(settings);
    if (set === undefined) return undefined;
    const host = know(asUser);
    return {
      set,
      ...standing(host, set.path),
      meant:
        set.path.startsWith('/') || !directoryTypes.includes(set.type)
          ? undefined
          : directoryAt(host, inShell(set.path, know(account).home, folder)),
    };
  },
};

/** Its path, without a slash at the end. */
export const rootDirectory: Fact<'container', string> = {
  subject: 'container',
  gather: (_host, { folder }, know) => {
    if (folder === undefined)
      throw new Unseen(phrase`some lines depend on the rootfs, which lxc-create has not made yet`);
    const root = know(rootfs);
    if (root?.stat?.kind !== 'directory') throw blocked('rootfs-path', phrase`the rootfs does not exist`);
    return root.set.path.replace(/\/$/, '');
  },
};

/** Where a path of the container leads on the host, links followed as in the container, and what stands there. */
export const inRootfs: Fact<
  'container',
  (path: string) => { readonly real: string; readonly stat: Stat | undefined }
> = {
  subject: 'container',
  gather: (_host, _container, know) => (path) => {
    const user = know(asUser);
    const real = inside(know(rootDirectory), path, (each) => user.link(each));
    return { real, stat: user.stat(real) };
  },
};

/** The directory `rootfs` of the container, where lxc-create would have put it, if it exists. */
export const usualRootfs: Fact<'container', string | undefined> = {
  subject: 'container',
  gather: (_host, { folder }, know) =>
    folder === undefined ? undefined : directoryAt(know(asUser), `${folder}/rootfs`),
};

/** The rootfs in the directory of the container, where the config names that directory itself. */
export const oneLevelDown: Fact<'container', string | undefined> = {
  subject: 'container',
  gather: (_host, { folder }, know) => {
    const named = know(rootfs)?.set.path.replace(/\/$/, '');
    return named !== undefined && named === folder ? know(usualRootfs) : undefined;
  },
};

/** The types whose rootfs is a directory. */
const directoryTypes: readonly (string | undefined)[] = [undefined, 'dir', 'btrfs'];

/** LXC does not follow a link there. */
const directoryAt = (host: Host, path: string): string | undefined =>
  host.stat(path)?.kind === 'directory' && host.link(path) === undefined ? path : undefined;

const inShell = (path: string, home: string, folder: string): string => {
  const [, rest] = /^(?:~|\$HOME|\$\{HOME\})(\/.*)$/.exec(path) ?? [];
  return rest === undefined ? `${folder}/${path.replace(/^\.\//, '')}` : `${home}${rest}`;
};

/**
 * What exists at the path of a rootfs. The name of a zfs or rbd volume is not a path, and where a relative path leads depends
 * on the working directory.
 */
export function standing(host: Host, path: string): Pick<Rootfs, 'stat' | 'link'> {
  if (!path.startsWith('/')) return { stat: undefined, link: undefined };
  const found = attempt(() => ({ stat: host.stat(path), link: host.link(path) }));
  if (!(found instanceof Unseen)) return found;
  // Where the user cannot search a directory above, path-traversable reports it, or that it could not look.
  throw found.kind === 'denied'
    ? blocked('path-traversable', phrase`a directory above ${path} is not searchable`)
    : found;
}

/** The directories that LXC mounts on, and whether they exist in the rootfs. */
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
