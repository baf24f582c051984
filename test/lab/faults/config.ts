import { dies, survives } from '../fault.ts';

export const config = [
  ...dies('config', 'config-readable', {
    'config-unreadable': [
      'written as root',
      'chown root:root "$config"; chmod 600 "$config"',
      { mends: 'person' },
    ],
    'config-folder-unsearchable': ['closed to everybody but the container', 'chmod 700 "$folder"'],
    'config-is-a-folder': [
      'mkdir -p with one name too many',
      'rm "$config"; mkdir "$config"; chown "$user:" "$config"',
      { mends: 'unsafe' },
    ],
    'config-missing': ['only the rootfs was copied here', 'rm "$config"', { mends: 'unsafe' }],
  }),
  ...dies('config', 'config-syntax', {
    'syntax-no-equals': ['YAML habits', 'sed -i "s/uts.name =/uts.name:/" "$config"'],
    'syntax-unknown-key': [
      'a key that some blog made up',
      'echo "lxc.memory.limit = 512M" >>"$config"',
      { mends: 'unsafe' },
    ],
    'syntax-bad-boolean': ['yes, where only 0 and 1 will do', 'echo "lxc.autodev = yes" >>"$config"'],
    'syntax-bad-idmap': ['the count was forgotten', 'sed -i "s/u 0 $first $count/u 0 $first/" "$config"'],
    'syntax-idmap-both': ['b for both, as newer tools have it', 'sed -i "s/idmap = u/idmap = b/" "$config"'],
    'syntax-trailing-comment': [
      'a comment behind a value',
      'sed -i "/idmap = u/s/$/ # free range/" "$config"',
    ],
    'syntax-net-type': ['a bridge is not a type', 'sed -i "s/= veth/= bridge/" "$config"'],
    'syntax-net-type-empty': ['nothing was filled in', 'sed -i "s/= veth/=/" "$config"'],
    'syntax-idmap-typo': [
      'lcx for lxc: LXC takes such a line for no line at all',
      'sed -i "s/lxc.idmap/lcx.idmap/" "$config"',
    ],
  }),
  ...survives('config', 'config-syntax', {
    'syntax-ignored-line': [
      'lcx for lxc, in a line that can be spared',
      'echo "lcx.start.auto = 1" >>"$config"',
      { mends: 'unsafe' },
    ],
    'syntax-upper-case': ['LXC for lxc', 'echo "LXC.start.auto = 1" >>"$config"', { mends: 'unsafe' }],
  }),
  ...survives('config', 'config-meaning', {
    'meaning-twice': ['two names', 'echo "lxc.uts.name = web" >>"$config"', { mends: 'unsafe' }],
    'meaning-comment': [
      'a comment behind the name',
      'sed -i "/uts.name/s/$/ # mine/" "$config"',
      { mends: 'unsafe' },
    ],
  }),
  ...dies('config', 'config-include', {
    'include-missing': [
      'the config is from a release that had debian.common.conf',
      'sed -i s/common.conf/debian.common.conf/ "$config"',
    ],
    'include-userns-missing': [
      'the FAQ of the tutorial says debian.userns.conf',
      'sed -i s/userns.conf/debian.userns.conf/ "$config"',
    ],
    'include-unreadable': [
      'a site-wide file that only root may read',
      'echo "lxc.include = /etc/lxc/site.conf" >>"$config"; install -m 600 /dev/null /etc/lxc/site.conf',
      { mends: 'person' },
    ],
    'include-tilde': [
      '~ is for shells',
      'echo "lxc.include = ~/extra.conf" >>"$config"; touch "$home/extra.conf"',
    ],
    'include-loop': [
      'two files that include each other',
      'echo "lxc.include = $home/more.conf" >>"$config"; echo "lxc.include = $config" >"$home/more.conf"',
      { mends: 'unsafe' },
    ],
  }),
  ...dies('config', 'log-file', {
    'log-in-var-log': [
      'a log where those of the containers of root are',
      'echo "lxc.log.file = /var/log/lxc/test.log" >>"$config"',
      { mends: 'unsafe' },
    ],
    'log-of-root': [
      'sudo lxc-start was tried once, and made the log',
      'echo "lxc.log.file = $home/test.log" >>"$config"; install -m 640 /dev/null "$home/test.log"',
      { mends: 'unsafe' },
    ],
    'log-twice': [
      'the second line does not make up for the first',
      'printf "lxc.log.file = %s/test.log\\n" /root "$folder" >>"$config"',
      { mends: 'unsafe' },
    ],
    'console-log-in-var-log': [
      'the console is logged to where that of the containers of root are',
      'echo "lxc.console.logfile = /var/log/console.log" >>"$config"',
      { mends: 'unsafe' },
    ],
    'console-log-no-folder': [
      'LXC makes the folders of its own log, and not those of this one',
      'echo "lxc.console.logfile = $home/logs/console.log" >>"$config"',
      { mends: 'unsafe' },
    ],
    'console-log-relative': [
      'a name alone is in the root folder',
      'echo "lxc.console.logfile = console.log" >>"$config"',
      { mends: 'unsafe' },
    ],
  }),
  ...dies('config', 'legacy-keys', {
    'legacy-idmap': ['a config from jessie', 'sed -i s/lxc.idmap/lxc.id_map/ "$config"'],
    'legacy-network': ['a config from jessie', 'sed -i s/^lxc.net.0/lxc.network/ "$config"'],
    'legacy-rootfs': ['a config from jessie', 'sed -i "s/lxc.rootfs.path = dir:/lxc.rootfs = /" "$config"'],
  }),
];
