import { granting } from '../directory.ts';
import { dies, survives } from '../fault.ts';

const regrant =
  'for file in /etc/sub[ug]id; do replace_line $file "$user:" "$user:700000:65536"; done; ' +
  'chown -R 700000:700000 "$folder/rootfs"';

export const idmap = [
  ...dies('idmap', 'idmap', {
    'map-directory-grants-other': [
      'grants moved from the files to a directory, which numbers anew',
      granting('$user 200000 65536'),
      { mends: 'person' },
    ],
    'idmap-faq': ['the numbers were copied from the FAQ', 'replace "$config" $first 820896'],
    'idmap-only-u': ['the line for groups was forgotten', 'remove_lines "$config" "idmap = g"'],
    'idmap-only-g': ['the line for users was forgotten', 'remove_lines "$config" "idmap = u"'],
    'idmap-none': ['made without a default.conf', 'remove_lines "$config" idmap'],
    'idmap-one-too-many': ['count and last id confused', 'replace "$config" "$first $count" "$first 65537"'],
    'idmap-overlap': [
      'an id of its own for one account, and no hole made for it',
      'insert_below "$config" "idmap = u" "lxc.idmap = u 1000 $((first + 1000)) 1"',
      { mends: 'unsafe' },
    ],
    'idmap-shared': [
      'one ID is the same inside, to share the files of an account',
      'replace "$config" "u 0 $first $count" "u 0 $first 1234" && insert_below "$config" "idmap = u" "lxc.idmap = u 1234 1234 1"',
      { mends: 'person' },
    ],
    'idmap-twice': [
      'default.conf is included on top of its own lines',
      'echo "lxc.include = $default" >>"$config"',
    ],
    'idmap-host-root': ['host and container ids confused', 'replace "$config" "u 0 $first" "u 0 0"'],
    'idmap-no-root': [
      'a map that begins at 1',
      'replace "$config" "u 0 $first $count" "u 1 $((first + 1)) 65535"',
    ],
    'idmap-octal': ['a leading zero, for looks', `${regrant}; replace "$config" " 0 $first" " 0 0700000"`],
    'idmap-octal-grant': [
      'a leading zero in /etc/subuid',
      `${regrant}; replace "$config" " 0 $first" " 0 700000"; replace /etc/subuid :700000 :0700000`,
      { mends: 'unsafe' },
    ],
    'idmap-gid-elsewhere': [
      'the free ranges of subuid and subgid differ',
      'replace_line /etc/subgid "$user:" "$user:720000:65536"',
      { mends: 'unsafe' },
    ],
    'idmap-short-grant': [
      'a grant of 1000 ids',
      'replace_line /etc/subuid "$user:" "$user:$first:1000"',
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
      'append_lines "$config" "lxc.idmap =" "lxc.idmap = "{u,g}" 0 $first $count"',
    ],
    'idmap-cleared-include': [
      'what an include maps is cleared below it',
      'remove_lines "$config" net; prepend_lines "$config" "lxc.include = $default" "lxc.idmap ="',
      { mends: 'person' },
    ],
  }),
  ...dies('idmap', 'idmap', {
    'idmap-moved-host': [
      'the whole container was copied here from another host',
      'chown -R 820896:820896 "$folder/rootfs"; chown 820896 "$folder"; chmod 770 "$folder"; chmod 711 "$home"; ' +
        'replace "$config" $first 820896',
      { mends: 'unsafe' },
    ],
    'idmap-own-rootfs': [
      'unpacked as himself, and his own uid mapped to root with all that follow',
      'chown -R "$uid:$uid" "$folder/rootfs"; replace "$config" " 0 $first" " 0 $uid"',
      { mends: 'unsafe' },
    ],
    'idmap-whole-host': [
      'the root of the host, and its whole file system',
      'replace "$config" " 0 $first" " 0 0"; set_key "$config" lxc.rootfs.path dir:/',
      { mends: 'person' },
    ],
    'idmap-of-another-user': [
      'ids and rootfs of somebody else on this host',
      'chown -R 100000:100000 "$folder/rootfs"; replace "$config" $first 100000',
      { mends: 'person' },
    ],
    'idmap-included': [
      'the lines stand in a file for all containers',
      'grep idmap "$config" >"$home/maps"; chown "$user:" "$home/maps"; replace "$home/maps" $first 820896; ' +
        'replace_line "$config" "idmap = u" "lxc.include = $home/maps"; remove_lines "$config" "idmap = g"',
      { mends: 'unsafe' },
    ],
    'idmap-punched-faq': [
      'his own account inside, and numbers from the FAQ around it',
      'remove_lines "$config" idmap; for kind in u g; do ' +
        'append_lines "$config" "lxc.idmap = $kind "{"0 820896 1000","1000 $uid 1","1001 821897 64535"}; done',
    ],
    'idmap-zero': [
      'a count that was never filled in',
      'replace "$config" "u 0 $first $count" "u 0 $first 0"',
    ],
    'idmap-overflow': ['a slip in a number', 'replace "$config" "u 0 $first" "u 0 4294960000"'],
    'idmap-overlap-host': [
      'the second map begins on the host where the first one does',
      'replace_line "$config" "idmap = u" "lxc.idmap = u "{"0 $first 1000","1000 $first 64536"}',
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
