import { granting } from '../directory.ts';
import { dies, survives } from '../fault.ts';

const regrant =
  'sed -i "s/^$user:.*/$user:700000:65536/" /etc/subuid /etc/subgid; chown -R 700000:700000 "$folder/rootfs"';

export const idmap = [
  ...dies('idmap', 'idmap', {
    'map-directory-grants-other': [
      'grants moved from the files to a directory, which numbers anew',
      granting('$user 200000 65536'),
      { mends: 'person' },
    ],
    'idmap-faq': ['the numbers were copied from the FAQ', 'sed -i s/$first/820896/ "$config"'],
    'idmap-only-u': ['the line for groups was forgotten', 'sed -i "/idmap = g/d" "$config"'],
    'idmap-only-g': ['the line for users was forgotten', 'sed -i "/idmap = u/d" "$config"'],
    'idmap-none': ['made without a default.conf', 'sed -i /idmap/d "$config"'],
    'idmap-one-too-many': ['count and last id confused', 'sed -i "s/$first $count/$first 65537/" "$config"'],
    'idmap-overlap': [
      'an id of its own for one account, and no hole made for it',
      'sed -i "/idmap = u/a lxc.idmap = u 1000 $((first + 1000)) 1" "$config"',
      { mends: 'unsafe' },
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
      { mends: 'unsafe' },
    ],
    'idmap-gid-elsewhere': [
      'the free ranges of subuid and subgid differ',
      'sed -i "s/^$user:.*/$user:720000:65536/" /etc/subgid',
      { mends: 'unsafe' },
    ],
    'idmap-short-grant': [
      'a grant of 1000 ids',
      'sed -i "s/^\\($user:$first\\):.*/\\1:1000/" /etc/subuid',
      { mends: 'unsafe' },
    ],
    'idmap-owner-closed': [
      'the rootfs was moved here from another host, as it was',
      'chown -R 820896:820896 "$folder/rootfs"; chmod 700 "$folder/rootfs"',
      { or: ['rootfs', 'rootfs-owner'], mends: 'unsafe' },
    ],
  }),
  ...dies('idmap', 'idmap-cleared', {
    'idmap-cleared': [
      'other maps below, and a line to take back the old ones',
      'printf "lxc.idmap =\\nlxc.idmap = u 0 $first $count\\nlxc.idmap = g 0 $first $count\\n" >>"$config"',
    ],
    'idmap-cleared-include': [
      'what an include maps is cleared below it',
      'sed -i /net/d "$config"; sed -i "1i lxc.include = $default\\nlxc.idmap =" "$config"',
      { mends: 'person' },
    ],
  }),
  ...dies('idmap', 'idmap', {
    'idmap-moved-host': [
      'the whole container was copied here from another host',
      'chown -R 820896:820896 "$folder/rootfs"; chown 820896 "$folder"; chmod 770 "$folder"; chmod 711 "$home"; ' +
        'sed -i s/$first/820896/ "$config"',
      { mends: 'unsafe' },
    ],
    'idmap-own-rootfs': [
      'unpacked as himself, and his own uid mapped to root with all that follow',
      'chown -R "$uid:$uid" "$folder/rootfs"; sed -i "s/ 0 $first/ 0 $uid/" "$config"',
      { mends: 'unsafe' },
    ],
    'idmap-whole-host': [
      'the root of the host, and its whole file system',
      'sed -i "s/ 0 $first/ 0 0/; s,dir:.*,dir:/," "$config"',
      { mends: 'person' },
    ],
    'idmap-of-another-user': [
      'ids and rootfs of somebody else on this host',
      'chown -R 100000:100000 "$folder/rootfs"; sed -i s/$first/100000/ "$config"',
      { mends: 'person' },
    ],
    'idmap-included': [
      'the lines stand in a file for all containers',
      'grep idmap "$config" | sed s/$first/820896/ >"$home/maps"; sed -i "/idmap = g/d; s,.*idmap = u.*,lxc.include = $home/maps," "$config"; chown "$user:" "$home/maps"',
      { mends: 'unsafe' },
    ],
    'idmap-punched-faq': [
      'his own account inside, and numbers from the FAQ around it',
      'sed -i /idmap/d "$config"; for t in u g; do echo "lxc.idmap = $t 0 820896 1000"; ' +
        'echo "lxc.idmap = $t 1000 $uid 1"; echo "lxc.idmap = $t 1001 821897 64535"; done >>"$config"',
    ],
    'idmap-zero': [
      'a count that was never filled in',
      'sed -i "s/u 0 $first $count/u 0 $first 0/" "$config"',
    ],
    'idmap-overflow': ['a slip in a number', 'sed -i "s/u 0 $first/u 0 4294960000/" "$config"'],
    'idmap-overlap-host': [
      'the second map begins on the host where the first one does',
      'sed -i "s/idmap = u .*/idmap = u 0 $first 1000\\nlxc.idmap = u 1000 $first 64536/" "$config"',
      { mends: 'unsafe' },
    ],
  }),
  ...survives('idmap', 'idmap', {
    'idmap-owner-other': [
      'the rootfs was made with another map, and everybody may read it',
      'chown -R 820896:820896 "$folder/rootfs"',
      { or: ['rootfs', 'rootfs-owner'], mends: 'unsafe' },
    ],
  }),
];
