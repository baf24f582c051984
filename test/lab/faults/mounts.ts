import { dies, survives } from '../fault.ts';

/** Has something mounted on /mnt of the container, or where it says. */
export const line = (words: string, first = ':') =>
  `install -d -o $first -g $first "$folder/rootfs/mnt"; ${first}; echo 'lxc.mount.entry = ${words}' >>"$config"`;

/** What LXC makes to mount something on, it leaves there. */
export const tidy = (name: string) =>
  'append_lines /usr/local/bin/tidy "#!/bin/sh" ' +
  `"lxc-usernsexec -m u:0:$first:$count -m g:0:$first:$count rmdir $folder/rootfs/${name}"; ` +
  'chmod 755 /usr/local/bin/tidy; echo "lxc.hook.post-stop = /usr/local/bin/tidy" >>"$config"';

export const mounts = [
  ...dies('rootfs', 'mount-source', {
    'mount-missing': [
      'a disk that is not plugged in today',
      line('/srv/data mnt none bind 0 0'),
      { mends: 'unsafe' },
    ],
    'mount-blank': [
      'a directory with a blank in its name',
      line('/srv/my data mnt none bind,create=dir 0 0', 'mkdir "/srv/my data"'),
    ],
    'mount-blank-in-quotes': [
      'the same, as a shell would want it',
      line('"/srv/my data" mnt none bind,create=dir 0 0', 'mkdir "/srv/my data"'),
    ],
    'mount-closed': [
      'a folder below one that only root may enter',
      line('/srv/closed/data mnt none bind 0 0', 'mkdir -p /srv/closed/data; chmod 700 /srv/closed'),
      { mends: 'person' },
    ],
    'mount-closed-own': [
      'a folder below one that its user keeps for himself',
      line(
        '/home/lxcuser-test/own/data mnt none bind 0 0',
        'mkdir -p "$home/own/data"; chown -R "$user:" "$home/own"; chmod 700 "$home/own"',
      ),
    ],
    'mount-no-target': [
      'create=dir was left out',
      line('/srv/data mnt none bind 0 0', `rmdir "$folder/rootfs/mnt"; mkdir /srv/data; ${tidy('mnt')}`),
    ],
    'mount-tilde': [
      '~ is for shells',
      line('~/data mnt none bind 0 0', 'mkdir "$home/data"; chown "$user:" "$home/data"'),
    ],
    'mount-relative': [
      'relative, to the home',
      line('data mnt none bind 0 0', 'mkdir "$home/data"; chown "$user:" "$home/data"'),
      { mends: 'person' },
    ],
    'mount-mismatch': [
      'a file, and a folder to mount it on',
      line('/srv/file mnt none bind 0 0', 'touch /srv/file'),
      { mends: 'person' },
    ],
    'mount-through-link': [
      'a link leads out of /var',
      line(
        '/srv/data var/opt/data none bind 0 0',
        'mkdir -p /srv/data "$folder/rootfs/var" "$folder/rootfs/opt/data"; ' +
          'ln -s ../opt "$folder/rootfs/var/opt"; chown -hR "$first:$first" "$folder/rootfs/var" "$folder/rootfs/opt"',
      ),
    ],
    'mount-device': [
      'copied from a container of root',
      line('/dev/vda mnt ext4 defaults 0 0'),
      { mends: 'person' },
    ],
    'mount-idmapped': [
      'idmap= for what the container does not own',
      line('/srv/data mnt none bind,idmap=container 0 0', 'mkdir /srv/data'),
      { mends: 'person' },
    ],
    'mount-no-bind': ['bind was left out', line('/srv/data mnt none defaults 0 0', 'mkdir /srv/data')],
    'mount-submounts': [
      'a disk was mounted below the folder later',
      line('/srv/data mnt none bind 0 0', 'mkdir -p /srv/data/disk; mount -t tmpfs none /srv/data/disk'),
      { mends: 'unsafe' },
    ],
    'target-unwritable': [
      'a directory of the rootfs that was made as root',
      'mkdir -p /srv/data "$folder/rootfs/mnt"; echo "lxc.mount.entry = /srv/data mnt/x/y none bind,create=dir 0 0" >>"$config"',
      { mends: 'person' },
    ],
    'target-in-tmpfs': [
      'a mount in a tmpfs that has just been mounted',
      'install -d -o $first -g $first "$folder/rootfs/mnt"; mkdir /srv/data; append_lines "$config" ' +
        '"lxc.mount.entry = tmpfs mnt tmpfs rw 0 0" "lxc.mount.entry = /srv/data mnt/data none bind 0 0"',
    ],
    'fstab-missing': [
      'the fstab of another host',
      'echo "lxc.mount.fstab = $folder/table" >>"$config"',
      { mends: 'unsafe' },
    ],
    'fstab-closed': [
      'an fstab that its user keeps for himself',
      'chmod 600 "$folder/fstab"; echo "lxc.mount.fstab = $folder/fstab" >>"$config"',
    ],
    'fstab-unreachable': [
      'an fstab in a directory that its user keeps private',
      'install -d -m 700 -o "$user" -g "$user" "$home/private"; install -m 644 -o "$user" /dev/null "$home/private/fstab"; ' +
        'echo "lxc.mount.fstab = $home/private/fstab" >>"$config"',
    ],
    'fstab-directory': [
      'a directory of tables, as lxc.include takes one',
      'mkdir /srv/mounts; echo "lxc.mount.fstab = /srv/mounts" >>"$config"',
      { mends: 'unsafe' },
    ],
    'fstab-entry-missing': [
      'a line of an fstab that was copied',
      'install -d -o $first -g $first "$folder/rootfs/mnt"; ' +
        'echo "/srv/data mnt none bind 0 0" >"$folder/fstab"; echo "lxc.mount.fstab = $folder/fstab" >>"$config"',
      { mends: 'unsafe' },
    ],
    'fstab-of-windows': [
      'a line that ends after the type, in an fstab that was written on Windows',
      'install -d -o $first -g $first "$folder/rootfs/mnt"; ' +
        'printf "tmpfs mnt tmpfs\\r\\n" >"$folder/fstab"; echo "lxc.mount.fstab = $folder/fstab" >>"$config"',
    ],
    'fstab-blank-of-windows': [
      'a blank line in an fstab that was written on Windows',
      'printf "\\r\\n" >"$folder/fstab"; echo "lxc.mount.fstab = $folder/fstab" >>"$config"',
    ],
  }),
  ...survives('rootfs', 'mount-source', {
    'mount-outside': [
      'a target that begins with a slash',
      line('/srv/data /mnt none bind 0 0', 'mkdir /srv/data'),
      { mends: 'unsafe' },
    ],
  }),
  ...dies('rootfs', 'rootfs-mount', {
    'rootfs-noexec': [
      'on a disk that is mounted noexec',
      'mount --bind "$folder" "$folder"; mount -o remount,bind,noexec "$folder"',
      { mends: 'unsafe' },
    ],
    'rootfs-nosymfollow': [
      'hardened: no link is followed on the disk with the containers',
      'mount --bind "$folder" "$folder"; mount -o remount,bind,nosymfollow "$folder"',
      { mends: 'unsafe' },
    ],
    'rootfs-read-only-no-dev': [
      'on a disk that is mounted read-only, without its /dev',
      `rmdir "$folder/rootfs/dev"; ${tidy('dev')}; ` +
        'mount --bind "$folder" "$folder"; mount -o remount,bind,ro "$folder"',
      { mends: 'unsafe' },
    ],
  }),
  ...survives('rootfs', 'rootfs-mount', {
    'rootfs-read-only': [
      'on a disk that is mounted read-only',
      'mount --bind "$folder/rootfs" "$folder/rootfs"; mount -o remount,bind,ro "$folder/rootfs"',
      { mends: 'unsafe' },
    ],
  }),
];
