import type { ShippedFiles } from '../shipped-file.ts';

/** CentOS, Fedora and Oracle Linux. */
export const redHat = (): ShippedFiles => ({
  'centos.common': {
    in: '1.0-',
    lines: `
1.0-1.0
  lxc.devttydir = lxc
  lxc.tty = 4
  lxc.pts = 1024
  lxc.mount.auto = proc:mixed sys:ro
  lxc.hook.clone = @hooks@/clonehostname
1.0-1.0.7
  lxc.cap.drop = mac_admin mac_override setfcap setpcap
1.0.8-1.0
  lxc.cap.drop = mac_admin mac_override setfcap
1.0-1.0
  lxc.cap.drop = sys_module sys_nice sys_pacct; sys_rawio sys_time
  lxc.cgroup.devices.deny = a
  lxc.cgroup.devices.allow = c *:* m; b *:* m; c 1:3 rwm; c 1:5 rwm; c 1:7 rwm; c 5:0 rwm; c 1:8 rwm
  lxc.cgroup.devices.allow = c 1:9 rwm; c 136:* rwm; c 5:2 rwm
1.0.5-1.0
  lxc.seccomp = @config@/common.seccomp
1.1-
  lxc.include = @config@/common.conf
1.1-1.1.2
  lxc.cap.drop = setfcap setpcap sys_nice sys_pacct sys_rawio
1.1.3-
  lxc.cap.drop = sys_nice sys_pacct sys_rawio
`,
  },
  'centos.userns': { in: '1.0-', lines: centosUserns },
  'fedora.common': {
    in: '1.0-',
    lines: `
1.0-1.0
  lxc.devttydir = lxc
  lxc.tty = 4
  lxc.pts = 1024
  lxc.hook.clone = @hooks@/clonehostname
  lxc.cap.drop = mac_admin mac_override; setfcap; sys_module sys_nice sys_pacct; sys_rawio sys_time
  lxc.cgroup.devices.deny = a
  lxc.cgroup.devices.allow = c *:* m; b *:* m; c 1:3 rwm; c 1:5 rwm; c 1:7 rwm; c 5:0 rwm; c 1:8 rwm
  lxc.cgroup.devices.allow = c 1:9 rwm; c 136:* rwm; c 5:2 rwm
1.0.5-1.0
  lxc.seccomp = @config@/common.seccomp
1.1-
  lxc.include = @config@/common.conf
  lxc.cap.drop = setfcap sys_nice sys_pacct sys_rawio
`,
  },
  'fedora.userns': { in: '1.0-', lines: centosUserns },
  'oracle.common': {
    in: '1.0-',
    lines: `
1.0-1.0
  lxc.devttydir = lxc
  lxc.tty = 4
  lxc.pts = 1024
  lxc.mount.auto = proc:mixed sys:ro
  lxc.hook.clone = @hooks@/clonehostname
  lxc.cap.drop = mac_admin mac_override setfcap setpcap; sys_module sys_nice sys_pacct; sys_rawio sys_time
  lxc.cgroup.devices.deny = a
  lxc.cgroup.devices.allow = c *:* m; b *:* m; c 1:3 rwm; c 1:5 rwm; c 1:7 rwm; c 5:0 rwm; c 1:8 rwm
  lxc.cgroup.devices.allow = c 1:9 rwm; c 136:* rwm; c 5:2 rwm
1.0.5-1.0
  lxc.seccomp = @config@/common.seccomp
1.1-
  lxc.include = @config@/common.conf
  lxc.cap.drop = sys_nice sys_pacct sys_rawio
`,
  },
  'oracle.userns': { in: '1.0-', lines: centosUserns },
});

const centosUserns = `
1.0-1.0
  lxc.cgroup.devices.deny =
  lxc.cgroup.devices.allow =
  lxc.devttydir =
  lxc.mount.entry = /dev/console dev/console none bind,create=file 0 0
1.0.2-1.0
  lxc.mount.entry = /dev/full dev/full none bind,create=file 0 0
1.0-1.0
  lxc.mount.entry = /dev/null dev/null none bind,create=file 0 0
1.0-1.0.1
  lxc.mount.entry = /dev/zero dev/zero none bind,create=file 0 0
  lxc.mount.entry = /dev/full dev/full none bind,create=file 0 0
1.0.2-1.0
  lxc.mount.entry = /dev/random dev/random none bind,create=file 0 0
1.0-1.0
  lxc.mount.entry = /dev/tty dev/tty none bind,create=file 0 0
  lxc.mount.entry = /dev/urandom dev/urandom none bind,create=file 0 0
1.0.2-1.0
  lxc.mount.entry = /dev/zero dev/zero none bind,create=file 0 0
1.0-1.0
  lxc.mount.entry = /sys/firmware/efi/efivars sys/firmware/efi/efivars none bind,optional 0 0
  lxc.mount.entry = /proc/sys/fs/binfmt_misc proc/sys/fs/binfmt_misc none bind,optional 0 0
1.0.5-1.0.7
  lxc.seccomp =
1.1-
  lxc.include = @config@/userns.conf
`;
