import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { blockedAbove } from '../access/blocked-directories.ts';
import type { PathStep } from '../access/path-walk.ts';
import { settings } from '../config/config.ts';
import { lxcStart } from './lxc-version.ts';

/** Why LXC cannot mount the rootfs on the directory that it was built with. */
export type RootfsMountFault = { readonly path: string } & (
  | { readonly kind: 'missing' | 'not-directory' }
  | { readonly kind: 'closed'; readonly step: PathStep }
);

/** Undefined also where the config names another, and where liblxc is not where distributions install it. */
export const defaultRootfsMountFault: Fact<'container', RootfsMountFault | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const path = know(builtIn);
    if (path === undefined || know(settings).last.has('lxc.rootfs.mount')) return undefined;
    const [step] = know(blockedAbove)(path).steps;
    if (step) return { kind: 'closed', path, step };
    const found = know(asUser).stat(path);
    if (found === undefined) return { kind: 'missing', path };
    return found.kind === 'directory' ? undefined : { kind: 'not-directory', path };
  },
};

/** `default_rootfs_mount` in conf.c: lxc/rootfs beside the library, below the prefix of the programs. */
const builtIn: Fact<'machine', string | undefined> = {
  subject: 'machine',
  gather: (host, _machine, know) => {
    const prefix = know(lxcStart)?.replace(/\/bin\/lxc-start$/, '') || '/usr';
    const multiarch = (host.list(`${prefix}/lib`) ?? []).filter((name) => name.includes('-linux-'));
    const places = [...multiarch.map((name) => `lib/${name}`), 'lib64', 'lib'];
    const directories = places.map((place) => `${prefix}/${place}`);
    const library = directories.find((directory) => host.stat(`${directory}/liblxc.so.1`) !== undefined);
    return library && `${library}/lxc/rootfs`;
  },
};
