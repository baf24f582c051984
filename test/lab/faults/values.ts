import { dies } from '../fault.ts';

const line = (text: string): string => `echo '${text}' >>"$config"`;

/** Values that LXC takes, and with which no start succeeds. */
export const values = [
  ...dies('config', 'start-values', {
    'console-own-terminal': [
      'the console on the terminal of the shell, which a daemon does not have',
      line('lxc.console.path = /dev/tty'),
      { mends: 'person' },
    ],
    'console-null': [
      'a console that is to be nowhere, as with the option of the same name of QEMU',
      line('lxc.console.path = /dev/null'),
      { mends: 'person' },
    ],
    'address-twice': [
      'an address that an include has as well',
      `append_lines "$config" "lxc.net.0.ipv4.address = 10.0.3.9/24" "lxc.net.0.ipv4.address = 10.0.3.9/24"`,
      { mends: 'person' },
    ],
    'sysctl-of-host': [
      'a sysctl of the host, where /proc is writable',
      `append_lines "$config" "lxc.mount.auto =" "lxc.mount.auto = proc:rw sys:ro" "lxc.sysctl.vm.swappiness = 10"`,
      { mends: 'person' },
    ],
    'ping-range-beyond': [
      'ping for everybody, as systemd sets it on a host',
      line('lxc.sysctl.net.ipv4.ping_group_range = 0 2147483647'),
      { mends: 'person' },
    ],
    'variable-not-exported': [
      'the name of a variable that the shell does not have',
      line('lxc.environment = LC_ALL'),
      { login: 'unset LC_ALL; move-pid-to-cgroup $$', unseen: 'root', mends: 'person' },
    ],
    'variable-cleared-below': [
      'the same, and a line below that was to take it back',
      `append_lines "$config" "lxc.environment = LC_ALL" "lxc.environment ="`,
      { login: 'unset LC_ALL; move-pid-to-cgroup $$', unseen: 'root', mends: 'person' },
    ],
    'seccomp-relative': [
      'a profile beside the config, where nothing looks for it',
      `touch "$folder/site.seccomp"; ${line('lxc.seccomp.profile = site.seccomp')}`,
      { mends: 'person' },
    ],
    'rootfs-mount-relative': [
      'a mount point beside the config, where nothing looks for it',
      `install -d -m 755 "$folder/m"; ${line('lxc.rootfs.mount = m')}`,
      { mends: 'person' },
    ],
    'rootfs-read-only-noexec': [
      'a rootfs that is to be read-only, and more',
      line('lxc.rootfs.options = ro,noexec'),
      { mends: 'person' },
    ],
    'hook-sleeps': [
      'a hook that is to wait for the network',
      line('lxc.hook.pre-start = sleep 1'),
      { mends: 'person' },
    ],
    'hook-lists': ['a hook to see what is there', line('lxc.hook.mount = ls /'), { mends: 'person' }],
    'hook-of-the-shell': [
      'a hook that is to do nothing',
      line('lxc.hook.pre-start = :'),
      { mends: 'person' },
    ],
    'start-hook-init': ['the init once more', line('lxc.hook.start = /sbin/init'), { mends: 'person' }],
    'nofile-for-terminals': [
      'more terminals than the files of the container allow',
      `append_lines "$config" "lxc.prlimit.nofile = 64" "lxc.tty.max = 24"`,
      { mends: 'person' },
    ],
    'start-hook-directory': ['a directory of hooks', line('lxc.hook.start = /etc'), { mends: 'person' }],
    'nic-name-percent': [
      'a number that was to be filled in',
      line('lxc.net.0.name = eth%n'),
      { mends: 'person' },
    ],
    'oom-score-lowered': [
      'a container that is never to be killed',
      line('lxc.proc.oom_score_adj = -500'),
      { mends: 'person' },
    ],
    'proc-setgroups-own-id': [
      'a container of the user’s own IDs that is to keep its groups',
      `replace "$config" " 0 $first $count" " 0 $uid 1"; chown -R "$user:" "$folder"; ${line('lxc.proc.setgroups = allow')}`,
      { mends: 'person' },
    ],
    'rootfs-without-dev': [
      'a rootfs without /dev, and LXC is not to make one',
      `rmdir "$folder/rootfs/dev"; ${line('lxc.autodev = 0')}`,
      { mends: 'person' },
    ],
    'proc-value': ['a number that means nothing', line('lxc.proc.clear_refs = 9'), { mends: 'person' }],
    'proc-clocks': ['a clock in words', line('lxc.proc.timens_offsets = now'), { mends: 'person' }],
  }),
  ...dies('config', 'hook-program', {
    'hook-relative': [
      'a hook beside the config, where nothing looks for it',
      `install -m 755 /bin/true "$folder/prepare"; ${line('lxc.hook.pre-start = ./prepare')}`,
      { mends: 'person' },
    ],
  }),
];
