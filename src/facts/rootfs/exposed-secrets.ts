import { attempt, Unseen } from '../../base/unseen.ts';
import { withoutEnd } from '../../base/without-end.ts';
import type { Stat } from '../../host/host.ts';
import { isOpenTo } from '../../lxc/access-check.ts';
import { isBind } from '../../lxc/config/settings/mount-entry.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { account } from '../account/account.ts';
import { mappedRoot } from '../idmap/mapped-root.ts';
import { mountEntries, type PlacedEntry } from './mount-entries.ts';

/** Something of the host that is bind-mounted into a container, and that IDs of the container may use. */
export interface ExposedSecret {
  readonly entry: PlacedEntry;
  readonly path: string;
  readonly kind: 'socket' | 'key';
  readonly stat: Stat;
}

/** Only what the container can use: the host's root is not mapped, so a bind-mounted /etc/shadow is owned by nobody there. */
export const exposedSecrets: Fact<'container', readonly ExposedSecret[]> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const binds = know(mountEntries).filter(isBind);
    if (binds.length === 0) return [];
    const { maps } = know(mappedRoot);
    return binds.flatMap((entry) =>
      know(secretsAt)(entry.source).flatMap(({ path, kind }) => {
        const stat = attempt(() => know(asUser).stat(path));
        if (stat === undefined || stat instanceof Unseen) return [];
        return isOpenTo(maps, kind === 'socket' ? 2 : 4, stat) ? [{ entry, path, kind, stat }] : [];
      }),
    );
  },
};

/** What opens the host, among that at a path or in the directory there. */
export const secretsAt: Fact<'user', (source: string) => readonly Pick<ExposedSecret, 'path' | 'kind'>[]> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const all = secrets(know(account).home.replace(/\/$/, ''));
    return (source) => all.filter(({ path }) => isAt(path, source));
  },
};

/** It is bind-mounted itself, or the directory that it is in. */
const isAt = (path: string, source: string): boolean => {
  const directory = withoutEnd(source, '/');
  return path === directory || path.slice(0, path.lastIndexOf('/')) === directory;
};

/** Sockets of services that do anything as root, and the keys with which a person logs in elsewhere. */
const secrets = (home: string): readonly Pick<ExposedSecret, 'path' | 'kind'>[] => [
  ...sockets.flatMap((name) =>
    ['/run', '/var/run'].map((run) => ({ path: `${run}/${name}`, kind: 'socket' as const })),
  ),
  ...['/var/lib/lxd/unix.socket', '/var/snap/lxd/common/lxd/unix.socket', '/var/lib/incus/unix.socket'].map(
    (path) => ({ path, kind: 'socket' as const }),
  ),
  ...['.ssh', '.gnupg'].map((name) => ({ path: `${home}/${name}`, kind: 'key' as const })),
];

const sockets = [
  'docker.sock',
  'podman/podman.sock',
  'containerd/containerd.sock',
  'crio/crio.sock',
  'libvirt/libvirt-sock',
];
