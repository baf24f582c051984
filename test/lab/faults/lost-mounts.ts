import { survives } from '../fault.ts';
import { line, tidy } from './mounts.ts';

/** What the root of the container does. */
const inside = (command: string) => `nsenter --target $pid --user --mount /bin/sh -c '${command}'`;

/** The container starts without what should be mounted, or cannot use it. */
export const lostMounts = [
  ...survives('rootfs', 'mount-optional', {
    'optional-no-target': [
      'create=dir was left out',
      line(
        '/srv/data mnt none bind,optional 0 0',
        `rmdir "$folder/rootfs/mnt"; mkdir /srv/data; touch /srv/data/x; ${tidy('mnt')}`,
      ),
      { lost: `! ${inside('ls /mnt/x')}`, mends: 'unsafe' },
    ],
    'optional-no-dev-target': [
      'a device, without create=file',
      'echo "lxc.mount.entry = /dev/fuse dev/fuse none bind,optional 0 0" >>"$config"',
      { lost: `! ${inside('ls /dev/fuse')}`, mends: 'unsafe' },
    ],
    'optional-closed': [
      'a directory in one that only root may enter',
      line(
        '/srv/closed/data mnt none bind,optional 0 0',
        'mkdir -p /srv/closed/data; touch /srv/closed/data/x; chmod 700 /srv/closed',
      ),
      { lost: `! ${inside('ls /mnt/x')}`, mends: 'person' },
    ],
    'optional-no-bind': [
      'bind was left out',
      line('/srv/data mnt none optional 0 0', 'mkdir /srv/data; touch /srv/data/x'),
      { lost: `! ${inside('ls /mnt/x')}`, mends: 'unsafe' },
    ],
    'optional-submounts': [
      'a disk was mounted below the directory later',
      line(
        '/srv/data mnt none bind,optional 0 0',
        'mkdir -p /srv/data/disk; touch /srv/data/x; mount -t tmpfs none /srv/data/disk',
      ),
      { lost: `! ${inside('ls /mnt/x')}`, mends: 'unsafe' },
    ],
  }),
  ...survives('rootfs', 'mount-options', {
    'size-of-directory': [
      'a limit of its own was wanted for a directory',
      line('/srv/data mnt none bind,size=1m 0 0', 'install -d -o $first -g $first /srv/data'),
      {
        lost: inside('head -c 2000000 /dev/zero >/mnt/x'),
        mends: 'person',
      },
    ],
    'mode-of-directory': [
      'a mode as for a tmpfs',
      line('/srv/data mnt none bind,mode=700 0 0', 'mkdir -m 755 /srv/data'),
      { lost: `${inside('ls -ld /mnt')} | grep ^drwxr-xr-x`, mends: 'person' },
    ],
    'size-of-rootfs': [
      'a limit for the whole container',
      'echo "lxc.rootfs.options = size=1m" >>"$config"',
      {
        lost: inside('head -c 2000000 /dev/zero >/root/x'),
        mends: 'person',
      },
    ],
  }),
  ...survives('rootfs', 'mount-access', {
    'mount-device-closed': [
      'a device for the members of a group, which the user is one of',
      'mknod -m 660 /dev/radio c 1 3; groupadd radio; chgrp radio /dev/radio; usermod -aG radio "$user"; ' +
        'echo "lxc.mount.entry = /dev/radio dev/radio none bind,create=file 0 0" >>"$config"',
      { lost: `! ${inside(': </dev/radio')}`, mends: 'person' },
    ],
    'mount-directory-closed': [
      'a directory that the user keeps private',
      line(
        '/home/lxcuser-test/music mnt none bind 0 0',
        'install -d -m 700 -o "$user" -g "$user" "$home/music"',
      ),
      { lost: `! ${inside('ls /mnt')}`, mends: 'person' },
    ],
  }),
];
