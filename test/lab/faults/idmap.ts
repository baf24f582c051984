import { dies, survives } from '../fault.ts';

const regrant =
  'sed -i "s/^$user:.*/$user:700000:65536/" /etc/subuid /etc/subgid; chown -R 700000:700000 "$folder/rootfs"';

export const idmap = [
  ...dies('idmap', 'idmap', {
    'idmap-faq': ['the numbers were copied from the FAQ', 'sed -i s/$first/820896/ "$config"'],
    'idmap-only-u': ['the line for groups was forgotten', 'sed -i "/idmap = g/d" "$config"'],
    'idmap-only-g': ['the line for users was forgotten', 'sed -i "/idmap = u/d" "$config"'],
    'idmap-none': ['made without a default.conf', 'sed -i /idmap/d "$config"'],
    'idmap-one-too-many': ['count and last id confused', 'sed -i "s/$first $count/$first 65537/" "$config"'],
    'idmap-overlap': [
      'an id of its own for one account, and no hole made for it',
      'sed -i "/idmap = u/a lxc.idmap = u 1000 $((first + 1000)) 1" "$config"',
    ],
    'idmap-twice': [
      'default.conf is included on top of its own lines',
      'echo "lxc.include = $default" >>"$config"',
    ],
    'idmap-host-root': ['host and container ids confused', 'sed -i "s/u 0 $first/u 0 0/" "$config"'],
    'idmap-no-root': [
      'a map that begins at 1',
      'sed -i "s/u 0 $first $count/u 1 $((first + 1)) 65535/" "$config"',
    ],
    'idmap-octal': ['a leading zero, for looks', `${regrant}; sed -i "s/ 0 $first/ 0 0700000/" "$config"`],
    'idmap-octal-grant': [
      'a leading zero in /etc/subuid',
      `${regrant}; sed -i "s/ 0 $first/ 0 700000/" "$config"; sed -i "s/:700000/:0700000/" /etc/subuid`,
    ],
    'idmap-gid-elsewhere': [
      'the free ranges of subuid and subgid differ',
      'sed -i "s/^$user:.*/$user:720000:65536/" /etc/subgid',
    ],
    'idmap-short-grant': ['a grant of 1000 ids', 'sed -i "s/^\\($user:$first\\):.*/\\1:1000/" /etc/subuid'],
    'idmap-owner-closed': [
      'the rootfs was moved here from another host, as it was',
      'chown -R 820896:820896 "$folder/rootfs"; chmod 700 "$folder/rootfs"',
      { or: ['rootfs', 'rootfs-owner'] },
    ],
  }),
  ...survives('idmap', 'idmap', {
    'idmap-owner-other': [
      'the rootfs was made with another map, and everybody may read it',
      'chown -R 820896:820896 "$folder/rootfs"',
      { or: ['rootfs', 'rootfs-owner'] },
    ],
  }),
];
