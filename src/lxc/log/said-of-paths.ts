import { type Phrase, phrase } from '../../base/phrase.ts';
import type { SaidOfLines } from './gaps.ts';

/** Where LXC mounts the rootfs of a container: LIBDIR/lxc/rootfs, with which each path in it begins. */
const inContainer = /^\/(?:[\w.+-]+\/){1,6}lxc\/rootfs(?:\.mount)?(\/.*)$/;

const mounted = (source: string, target = ''): Phrase | undefined => {
  const [, path] = inContainer.exec(target) ?? [];
  return path === undefined ? undefined : phrase`${source} was to be mounted on ${path} of the container`;
};

const bridge = (name = ''): Phrase => phrase`the bridge ${name} of lxc.net.N.link`;

const attached = (_port: string, name = ''): Phrase => bridge(name);

const cgroup = (rest: string): Phrase | undefined => {
  const path = rest.replace(/".*$/s, '');
  return path.startsWith('/') ? phrase`the cgroup ${path} below /sys/fs/cgroup` : undefined;
};

export const saidOfPaths: SaidOfLines = {
  'No such file or directory - Failed to mount "{}" on "{}"': mounted,
  'Operation not permitted - Failed to mount "{}" on "{}"': mounted,
  'Permission denied - Failed to mount "{}" on "{}"': mounted,
  'Invalid argument - Failed to mount "{}" on "{}"': mounted,
  'Not a directory - Failed to mount "{}" on "{}"': mounted,
  'No such device - Failed to mount "{}" on "{}"': mounted,
  'Failed to mount "{}" onto "{}"': mounted,
  'Error attaching {} to {}': attached,
  'Failed to attach "{}" to bridge "{}"': attached,
  'Failed to attach "{}" to bridge "{}", bridge interface doesn\'t exist': attached,
  "failed to attach '{}' to the bridge '{}' : {}": attached,
  'Could not find netdev {}': bridge,
  'Could not get MTU for netdev {} ifindex {}': bridge,
  'No such file or directory - Failed to exec "{}"': (path) => phrase`${path} in the rootfs of the container`,
  'Exec format error - Failed to exec "{}"': (path) => phrase`${path} in the rootfs of the container`,
  'Permission denied - Failed to exec "{}"': (path) => phrase`${path} in the rootfs of the container`,
  'Could not access {}. Please grant it x access, or add an ACL for the container root': (path) =>
    phrase`the root of the container needs search permission on ${path}`,
  'Permission denied - Failed to create directory "/sys/fs/cgroup{}': cgroup,
};
