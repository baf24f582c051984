import { dies, type Fault, type Oddity } from '../fault.ts';

const creates = true;

/** What keeps the first container of a user from being made, or from starting. */
export const creation: readonly Fault[] = [
  ...dies('rootfs', 'path-traversable', {
    'new-home-closed': ['made by adduser, with the mode of newer releases', 'chmod 700 "$home"', { creates }],
    'new-lxcpath-closed': [
      'lxc.conf names a directory that is closed to others',
      'install -d -o "$user" -g "$user" -m 700 /srv/lxc; echo "lxc.lxcpath = /srv/lxc" >"$home/.config/lxc/lxc.conf"',
      { creates },
    ],
    'new-lxcpath-link-closed': [
      'the lxcpath is a link to a directory below a closed one',
      'install -d -o "$user" -m 700 /srv/own; install -d -o "$user" /srv/own/lxc; ' +
        'rmdir "$home/.local/share/lxc"; ln -s /srv/own/lxc "$home/.local/share/lxc"',
      { creates },
    ],
  }),
  ...dies('config', 'container-dir', {
    'new-lxcpath-dangling': [
      'the disk that the lxcpath links to is not mounted',
      'rmdir "$home/.local/share/lxc"; ln -s /srv/disk/lxc "$home/.local/share/lxc"',
      { creates, mends: 'person' },
    ],
    'new-lxcpath-not-writable': [
      'made by root',
      'chown root:root "$home/.local/share/lxc"',
      { creates, mends: 'person' },
    ],
  }),
  ...dies('rootfs', 'rootfs-path', {
    'new-rootfs-preset': [
      'default.conf copied from the config of a container that is gone',
      'append_lines "$default" "lxc.rootfs.path = dir:$folder/rootfs"',
      { creates, mends: 'unsafe' },
    ],
  }),
  ...dies('rootfs', 'mount-source', {
    'new-mount-missing': [
      'default.conf shares a directory that does not exist',
      'append_lines "$default" "lxc.mount.entry = /srv/data data none bind,create=dir 0 0"',
      { creates, mends: 'unsafe' },
    ],
  }),
];

/** Nothing is wrong with these: the first container is made, and starts. */
export const creationOddities: readonly Oddity[] = [
  { name: 'odd-new', how: 'nothing is wrong with it', break: ':', creates },
  {
    name: 'odd-new-home-list',
    how: 'a closed home, with an ACL for the mapped root',
    break: 'chmod 700 "$home"; setfacl -m "u:$first:x" "$home"',
    creates,
  },
  {
    name: 'odd-new-lxcpath-outside',
    how: 'a closed home, and containers kept elsewhere',
    break:
      'chmod 700 "$home"; install -d -o "$user" /srv/own; echo "lxc.lxcpath = /srv/own/a/lxc" >"$home/.config/lxc/lxc.conf"',
    creates,
  },
  {
    name: 'odd-new-mounts',
    how: 'default.conf has the includes of a container, and shares a directory',
    break:
      'prepend_lines "$default" "lxc.include = /usr/share/lxc/config/common.conf" ' +
      '"lxc.include = /usr/share/lxc/config/userns.conf" "lxc.mount.entry = /srv srv/data none bind,create=dir 0 0"',
    creates,
  },
];
