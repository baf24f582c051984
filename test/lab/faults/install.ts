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
      { or: ['install', 'uidmap-privileged'], mends: 'unsafe' },
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
  ...dies('install', 'usernic-privileged', {
    'usernic-not-setuid': [
      'hardened by a script that strips setuid bits',
      'chmod u-s /usr/libexec/lxc/lxc-user-nic',
    ],
    'usernic-missing': ['an image was slimmed down too far', 'rm /usr/libexec/lxc/lxc-user-nic'],
  }),
];
