import { phrase } from '../../base/phrase.ts';
import type { Place } from '../../base/place.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import type { Rootfs as RootfsSetting } from '../../lxc/config/settings/settings.ts';
import { atLeast, type Version } from '../../lxc/version.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { configOnly } from '../access/config-reader.ts';
import { account } from '../account/account.ts';
import { settings } from '../config/config.ts';
import { withoutRoot } from '../config/without-root.ts';
import { lxc } from '../install/lxc-version.ts';
import { type Rootfs, rootfs, standing, usualRootfs } from './rootfs.ts';

/** Why a config names no directory that LXC can use as the rootfs. */
export interface RootfsFault {
  /** Where the config names it, or the config. */
  readonly at: Place;
  /** A directory that may be meant. */
  readonly candidate: string | undefined;
  /** The directory `rootfs` beside the config, where it exists and the config does not name it. */
  readonly usual: string | undefined;
  readonly cause: RootfsFaultCause;
}

export type RootfsFaultCause =
  | { readonly kind: 'unset'; readonly rootfs: undefined }
  | { readonly kind: 'needs-root'; readonly rootfs: Rootfs; readonly type: string }
  | { readonly kind: 'symlink'; readonly rootfs: Rootfs; readonly target: string }
  | { readonly kind: 'relative' | 'missing' | 'not-directory'; readonly rootfs: Rootfs }
  /** default.conf names it for a container that lxc-create is to make, and it does not exist. */
  | { readonly kind: 'preset'; readonly rootfs: Rootfs };

export const rootfsFault: Fact<'container', RootfsFault | undefined> = {
  subject: 'container',
  gather: (_host, { config, folder }, know) => {
    if (know(configOnly)) return know(faultOfFile);
    const preset = folder === undefined ? know(settings).rootfs : undefined;
    if (preset) return presetFault(preset, know(asUser));
    const found = know(rootfs);
    const cause = causeOf(found, know(account).uid === 0, () => know(lxc));
    if (!cause) return undefined;
    const beside = attempt(() => know(usualRootfs));
    const usual = beside instanceof Unseen || beside === found?.set.path ? undefined : beside;
    return {
      at: found ? found.set.at.valueAt : { path: config },
      candidate: found?.meant ?? usual,
      usual,
      cause,
    };
  },
};

/** What a file on its own decides: whether the path exists is for its host. */
const faultOfFile: Fact<'container', RootfsFault | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    know(withoutRoot);
    const set = know(settings).rootfs;
    if (set === undefined) return undefined;
    const rootfs = { set, stat: undefined, link: undefined, meant: undefined };
    const { type, path } = set;
    const found = { at: set.at.valueAt, candidate: undefined, usual: undefined };
    if (type !== undefined && rootOnly.includes(type))
      return { ...found, cause: { kind: 'needs-root', rootfs, type } };
    const isDirectory = type === undefined || type === 'dir' || type === 'btrfs';
    return isDirectory && !path.startsWith('/')
      ? { ...found, cause: { kind: 'relative', rootfs } }
      : undefined;
  },
};

/** lxc-create does not create a rootfs that default.conf names: do_lxcapi_create() in lxccontainer.c. */
function presetFault(set: RootfsSetting, host: Host): RootfsFault {
  if (!set.path.startsWith('/') || standing(host, set.path).stat !== undefined)
    throw new Unseen(phrase`cannot tell whether lxc-create can use ${set.path} as the rootfs`);
  const rootfs = { set, stat: undefined, link: undefined, meant: undefined };
  return { at: set.at.valueAt, candidate: undefined, usual: undefined, cause: { kind: 'preset', rootfs } };
}

/** The types that need a device, which only root may mount: src/lxc/storage. */
const rootOnly: readonly string[] = ['zfs', 'lvm', 'rbd', 'loop', 'nbd'];

function causeOf(
  rootfs: Rootfs | undefined,
  isRoot: boolean,
  version: () => Version,
): RootfsFaultCause | undefined {
  if (!rootfs) return { kind: 'unset', rootfs };
  const { set, stat, link } = rootfs;
  const { type, path } = set;
  if (type !== undefined && !isRoot && rootOnly.includes(type)) return { kind: 'needs-root', rootfs, type };
  if (type !== undefined && type !== 'dir' && type !== 'btrfs')
    throw new Unseen(phrase`cannot check a rootfs of type ${type}`);
  if (!path.startsWith('/')) return { kind: 'relative', rootfs };
  if (stat === undefined) return { kind: 'missing', rootfs };
  if (stat.kind !== 'directory') return { kind: 'not-directory', rootfs };
  // LXC 4.0.6 still followed it.
  return link === undefined || !atLeast(version(), 4, 0, 7)
    ? undefined
    : { kind: 'symlink', rootfs, target: link };
}
