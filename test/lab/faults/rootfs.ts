import { dies, survives } from '../fault.ts';

export const rootfs = [
  ...dies('rootfs', 'rootfs-path', {
    'rootfs-typo': ['a slip in the path', 'set_key "$config" lxc.rootfs.path "dir:$folder/rootf"'],
    'rootfs-moved': [
      'moved to a larger disk, the config not',
      'mv "$folder/rootfs" /srv/rootfs',
      { mends: 'person' },
    ],
    'rootfs-link': [
      'moved to a larger disk, and a link left in its place',
      'mv "$folder/rootfs" /srv/rootfs; ln -s /srv/rootfs "$folder/rootfs"',
    ],
    'rootfs-is-a-file': [
      'an archive that was never unpacked',
      'rm -r "$folder/rootfs"; install -o $first -g $first /dev/null "$folder/rootfs"',
      { mends: 'person' },
    ],
    'rootfs-not-named': ['the line was left out', 'remove_lines "$config" rootfs.path'],
    'rootfs-zfs': ['copied from a host with ZFS', 'replace "$config" dir: zfs:', { mends: 'unsafe' }],
    'rootfs-tilde': ['~ is for shells', 'replace "$config" "dir:$home" dir:\\~'],
    'rootfs-relative': ['relative, to nobody knows what', 'set_key "$config" lxc.rootfs.path dir:rootfs'],
  }),
  ...dies('rootfs', 'path-traversable', {
    'home-closed': ['homes are 0700, as newer releases make them', 'chmod 700 "$home"'],
    'home-closed-to-others': ['homes are 0750', 'chmod 750 "$home"'],
    'local-closed': ['a umask of 077 when ~/.local was made', 'chmod 700 "$home/.local"'],
    'folder-closed': ['closed by hand, to be safe', 'chown "$user" "$folder"; chmod 700 "$folder"'],
    'disk-closed': [
      'the rootfs is on another disk, below a folder that only root may enter',
      'mkdir -m 700 /srv/lxc; mv "$folder/rootfs" /srv/lxc/; set_key "$config" lxc.rootfs.path dir:/srv/lxc/rootfs',
      { mends: 'person' },
    ],
    'home-closed-on-list': [
      'a list for the root of the container, and chmod afterwards',
      'setfacl -m "u:$first:x" "$home"; chmod 700 "$home"',
      { mends: 'unsafe' },
    ],
    'home-closed-to-a-friend': [
      'a list for somebody else, and chmod afterwards',
      'setfacl -m u:1234:rx "$home"; chmod 700 "$home"',
      { mends: 'unsafe' },
    ],
  }),
  ...dies('rootfs', 'rootfs-owner', {
    'rootfs-root-closed': [
      'unpacked as root, and closed',
      'chown -R 0:0 "$folder/rootfs"; chmod 700 "$folder/rootfs"',
      { or: ['idmap', 'idmap'], mends: 'person' },
    ],
    'rootfs-root-no-dev': [
      'unpacked as root, without its /dev',
      'rmdir "$folder/rootfs/dev"; chown -R 0:0 "$folder/rootfs"',
      { or: ['idmap', 'idmap'], mends: 'person' },
    ],
  }),
  ...dies('rootfs', 'rootfs-owner', {
    'rootfs-own-closed': [
      'unpacked as himself, and closed',
      'chown -R "$user:" "$folder/rootfs"; chmod 700 "$folder/rootfs"',
      { mends: 'unsafe' },
    ],
  }),
  ...survives('rootfs', 'rootfs-shared', {
    'rootfs-of-another': [
      'copied by hand, and the config with the path in it as well',
      'other=$home/.local/share/lxc/other; cp -a "$folder" "$other"; replace "$other/config" /test/ /other/; ' +
        'set_key "$config" lxc.rootfs.path "dir:$other/rootfs"',
      { lost: '[ /proc/$pid/root/sbin -ef "$home/.local/share/lxc/other/rootfs/sbin" ]', mends: 'unsafe' },
    ],
  }),
  ...survives('rootfs', 'rootfs-owner', {
    'rootfs-own': ['unpacked as himself', 'chown -R "$user:" "$folder/rootfs"', { mends: 'unsafe' }],
    'rootfs-root': [
      'unpacked as root',
      'chown -R 0:0 "$folder/rootfs"',
      { or: ['idmap', 'idmap'], mends: 'person' },
    ],
  }),
];
