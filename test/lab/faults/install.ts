import { dies } from '../fault.ts';

export const install = [
  ...dies('install', 'lxc-installed', {
    'lxc-missing': ['LXC was never installed', 'uninstall lxc'],
  }),
  ...dies('install', 'uidmap-installed', {
    'uidmap-missing': ['--no-install-recommends left uidmap out', 'uninstall uidmap'],
    'newuidmap-missing': ['a backup skipped files with special modes', 'rm /usr/bin/newuidmap'],
    'newgidmap-missing': ['only one of the two was copied into an image', 'rm /usr/bin/newgidmap'],
    'newuidmap-not-on-path': [
      'shadow was built from source, into a folder that is on the PATH of root only',
      'mv /usr/bin/new[ug]idmap /usr/local/sbin/',
    ],
    'newuidmap-not-executable': [
      'hardened: only a group may run setuid programs',
      'chmod 4750 /usr/bin/new[ug]idmap',
      { or: ['install', 'uidmap-privileged'], mends: 'person' },
    ],
    'newuidmap-noexec': [
      'programs in a folder of their own, on a disk that is mounted noexec',
      'mount --bind /usr/bin/newuidmap /usr/bin/newuidmap; mount -o remount,bind,noexec /usr/bin/newuidmap',
      { mends: 'unsafe' },
    ],
  }),
  ...dies('install', 'uidmap-privileged', {
    'newuidmap-not-setuid': ['restored from a backup without its mode', 'chmod u-s /usr/bin/newuidmap'],
    'newgidmap-not-setuid': ['hardened by a script that strips setuid bits', 'chmod u-s /usr/bin/newgidmap'],
    'newuidmap-shadowed': [
      'a plain copy stands earlier on the PATH',
      'cp --no-preserve=mode /usr/bin/newuidmap /usr/local/bin/; chmod 755 /usr/local/bin/newuidmap',
      { mends: 'unsafe' },
    ],
  }),
  ...dies('install', 'uidmap-privileged', {
    'newuidmap-nosuid': [
      'hardened: /usr/bin is mounted nosuid',
      'mount --bind /usr/bin /usr/bin; mount -o remount,bind,nosuid /usr/bin',
      { mends: 'unsafe' },
    ],
    'newuidmap-overruled': [
      'a guide for another distribution: file capabilities beside the setuid bit',
      'setcap cap_setuid+ep /usr/bin/newuidmap; setcap cap_setgid+ep /usr/bin/newgidmap; chmod u+s /usr/bin/new[ug]idmap',
    ],
    'newuidmap-useless-capability': [
      'setcap was told the wrong capability',
      'setcap cap_net_raw+ep /usr/bin/newuidmap; chmod u+s /usr/bin/newuidmap',
    ],
    'newuidmap-not-effective': [
      'setcap without the e',
      'chmod u-s /usr/bin/newuidmap; setcap cap_setuid+p /usr/bin/newuidmap',
    ],
    'newuidmap-inheritable': [
      'setcap with the i alone',
      'chmod u-s /usr/bin/newuidmap; setcap cap_setuid+i /usr/bin/newuidmap',
    ],
  }),
  ...dies('install', 'rootfs-mount-dir', {
    'rootfs-mount-dir-missing': [
      'empty directories were cleaned up',
      'rm -r /usr/lib/*-linux-gnu/lxc/rootfs',
    ],
    'rootfs-mount-dir-file': [
      'a file took its place',
      'rm -r /usr/lib/*-linux-gnu/lxc/rootfs; for each in /usr/lib/*-linux-gnu/lxc; do : >$each/rootfs; done',
      { mends: 'person' },
    ],
    'rootfs-mount-dir-closed': ['hardened', 'chmod 700 /usr/lib/*-linux-gnu/lxc', { mends: 'person' }],
  }),
  ...dies('install', 'usernic-privileged', {
    'usernic-nosuid': [
      'the helpers of LXC were moved to a disk that is mounted nosuid',
      'mount --bind /usr/libexec /usr/libexec; mount -o remount,bind,nosuid /usr/libexec',
      { mends: 'unsafe' },
    ],
    'usernic-noexec': [
      'or noexec',
      'mount --bind /usr/libexec /usr/libexec; mount -o remount,bind,noexec /usr/libexec',
      { mends: 'unsafe' },
    ],
    'usernic-overruled': [
      'a file capability beside the setuid bit',
      'setcap cap_net_raw+ep /usr/libexec/lxc/lxc-user-nic; chmod u+s /usr/libexec/lxc/lxc-user-nic',
    ],
    'usernic-not-setuid': [
      'hardened by a script that strips setuid bits',
      'chmod u-s /usr/libexec/lxc/lxc-user-nic',
    ],
    'usernic-run-file': [
      'a service was told to write its log to /run/lxc',
      'rm -rf /run/lxc && : >/run/lxc',
      { mends: 'person' },
    ],
    'usernic-run-read-only': [
      'ReadOnlyPaths= of a sandbox',
      'mkdir -p /run/lxc && mount --bind /run/lxc /run/lxc && mount -o remount,bind,ro /run/lxc',
      { mends: 'unsafe' },
    ],
    'usernic-missing': ['an image was slimmed down too far', 'rm /usr/libexec/lxc/lxc-user-nic'],
  }),
];
