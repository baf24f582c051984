import { attempt, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { blockedAbove } from '../access/blocked-directories.ts';
import type { PathStep } from '../access/path-walk.ts';
import { settings } from '../config/config.ts';

/** Why LXC cannot mount the rootfs on the directory that it was built with. */
export type RootfsMountFault = { readonly path: string } & (
  | { readonly kind: 'missing' }
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
    const found = attempt(() => know(asUser).stat(path));
    if (found instanceof Unseen) throw found;
    return found?.kind === 'directory' ? undefined : { kind: 'missing', path };
  },
};

/** `default_rootfs_mount` in conf.c: lxc/rootfs beside the library. */
const builtIn: Fact<'machine', string | undefined> = {
  subject: 'machine',
  gather: (host) => {
    const multiarch = (host.list('/usr/lib') ?? []).filter((name) => name.includes('-linux-'));
    const directories = [...multiarch.map((name) => `/usr/lib/${name}`), ...plain];
    const library = directories.find((directory) => host.stat(`${directory}/liblxc.so.1`) !== undefined);
    return library && `${library}/lxc/rootfs`;
  },
};

const plain = ['/usr/lib64', '/usr/lib', '/usr/local/lib'];
