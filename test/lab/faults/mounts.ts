import { dies, survives } from '../fault.ts';

/** Appends a line to the config of the container. */
const line = (words: string, first = ':') => `${first}; echo 'lxc.mount.entry = ${words}' >>"$config"`;

export const mounts = [
  ...dies('rootfs', 'mount-source', {
    'mount-missing': [
      'a disk that is not plugged in today',
      line('/srv/data mnt none bind,create=dir 0 0'),
      { mends: 'unsafe' },
    ],
    'mount-closed': [
      'a folder below one that only root may enter',
      line(
        '/srv/closed/data mnt none bind,create=dir 0 0',
        'mkdir -p /srv/closed/data; chmod 700 /srv/closed',
      ),
      { mends: 'unsafe' },
    ],
    'mount-closed-own': [
      'a folder below one that its user keeps for himself',
      line(
        '/home/lxcuser-test/own/data mnt none bind,create=dir 0 0',
        'mkdir -p "$home/own/data"; chown -R "$user:" "$home/own"; chmod 700 "$home/own"',
      ),
    ],
    'mount-no-target': ['create=dir was left out', line('/srv/data mnt none bind 0 0', 'mkdir /srv/data')],
    'mount-tilde': [
      '~ is for shells',
      line('~/data mnt none bind,create=dir 0 0', 'mkdir "$home/data"; chown "$user:" "$home/data"'),
    ],
    'mount-relative': [
      'relative, to the home',
      line('data mnt none bind,create=dir 0 0', 'mkdir "$home/data"; chown "$user:" "$home/data"'),
      { mends: 'person' },
    ],
    'mount-mismatch': [
      'create=dir for a file',
      line('/srv/file etc/file none bind,create=dir 0 0', 'touch /srv/file'),
      { mends: 'person' },
    ],
    'mount-through-link': [
      'var/run is a link in most containers',
      line(
        '/srv/data var/run/data none bind,create=dir 0 0',
        'mkdir /srv/data "$folder/rootfs/var"; ln -s ../run "$folder/rootfs/var/run"; chown -hR "$first:$first" "$folder/rootfs/var"',
      ),
    ],
    'mount-device': [
      'copied from a container of root',
      line('/dev/vda mnt ext4 defaults,create=dir 0 0'),
      { mends: 'person' },
    ],
    'mount-idmapped': [
      'idmap= for what the container does not own',
      line('/srv/data mnt none bind,create=dir,idmap=container 0 0', 'mkdir /srv/data'),
      { mends: 'person' },
    ],
    'mount-no-bind': [
      'bind was left out',
      line('/srv/data mnt none defaults,create=dir 0 0', 'mkdir /srv/data'),
    ],
    'mount-submounts': [
      'a disk was mounted below the folder later',
      line(
        '/srv/data mnt none bind,create=dir 0 0',
        'mkdir -p /srv/data/disk; mount -t tmpfs none /srv/data/disk',
      ),
      { mends: 'unsafe' },
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
    'fstab-entry-missing': [
      'a line of an fstab that was copied',
      'echo "/srv/data mnt none bind,create=dir 0 0" >"$folder/fstab"; echo "lxc.mount.fstab = $folder/fstab" >>"$config"',
      { mends: 'unsafe' },
    ],
  }),
  ...survives('rootfs', 'mount-source', {
    'mount-outside': [
      'a target that begins with a slash',
      line('/srv/data /mnt none bind,create=dir 0 0', 'mkdir /srv/data'),
      { mends: 'unsafe' },
    ],
  }),
  ...dies('rootfs', 'rootfs-mount', {
    'rootfs-noexec': [
      'on a disk that is mounted noexec',
      'mount --bind "$folder" "$folder"; mount -o remount,bind,noexec "$folder"',
      { mends: 'unsafe' },
    ],
    'rootfs-read-only-no-dev': [
      'on a disk that is mounted read-only, without its /dev',
      'rmdir "$folder/rootfs/dev"; mount --bind "$folder" "$folder"; mount -o remount,bind,ro "$folder"',
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
