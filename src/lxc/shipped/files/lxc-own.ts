import type { ShippedFiles } from '../shipped-file.ts';

/** Those that LXC itself ships and its templates include. */
export const lxcOwn = (): ShippedFiles => ({
  common: {
    in: '1.1-',
    lines: `
1.1-2.0
  lxc.devttydir = lxc
  lxc.pts = 1024
  lxc.tty = 4
1.1-1.1
  lxc.cap.drop = mac_admin mac_override sys_time sys_module
2.1-
  lxc.tty.dir = lxc
  lxc.pty.max = 1024
  lxc.tty.max = 4
2.0-
  lxc.cap.drop = mac_admin mac_override sys_time sys_module sys_rawio
1.1-2.0
  lxc.pivotdir = lxc_putold
1.1-
  lxc.hook.clone = @hooks@/clonehostname
1.1-6.0
  lxc.cgroup.devices.deny = a
  lxc.cgroup.devices.allow = c *:* m; b *:* m; c 1:3 rwm; c 1:5 rwm; c 1:7 rwm; c 5:0 rwm; c 5:1 rwm
  lxc.cgroup.devices.allow = c 5:2 rwm; c 1:8 rwm; c 1:9 rwm; c 136:* rwm
1.1.1-6.0
  lxc.cgroup.devices.allow = c 10:229 rwm
4.0.3-
  lxc.cgroup2.devices.deny = a
  lxc.cgroup2.devices.allow = c *:* m; b *:* m; c 1:3 rwm; c 1:5 rwm; c 1:7 rwm; c 5:0 rwm; c 5:1 rwm
  lxc.cgroup2.devices.allow = c 5:2 rwm; c 1:8 rwm; c 1:9 rwm; c 136:* rwm; c 10:229 rwm
1.1-
  lxc.mount.auto = cgroup:mixed proc:mixed sys:mixed
1.1.1-
  lxc.mount.entry = /sys/fs/fuse/connections sys/fs/fuse/connections none bind,optional 0 0
1.1-2.0
  lxc.seccomp = @config@/common.seccomp
2.1-
  lxc.seccomp.profile = @config@/common.seccomp
1.1-
  lxc.include = @config@/common.conf.d/
`,
  },
  nesting: {
    in: '1.0.8-1.0 1.1.4-',
    lines: `
1.0.8-1.0 1.1.4-2.0
  lxc.aa_profile = lxc-container-default-with-nesting
2.1-
  lxc.apparmor.profile = lxc-container-default-with-nesting
1.0.8-1.0 1.1.4-
  lxc.mount.entry = proc dev/.lxc/proc proc create=dir,optional 0 0
  lxc.mount.entry = sys dev/.lxc/sys sysfs create=dir,optional 0 0
`,
  },
  'oci.common': { in: '3.0-', lines: '' },
  userns: {
    in: '1.1-',
    lines: `
1.1-6.0
  lxc.cgroup.devices.deny =
  lxc.cgroup.devices.allow =
4.0.3-
  lxc.cgroup2.devices.deny =
  lxc.cgroup2.devices.allow =
2.0.10-2.0 3.0-
  lxc.cap.drop =
  lxc.cap.keep =
1.1-2.0
  lxc.devttydir =
1.1-2.0.7
  lxc.mount.entry = /dev/console dev/console none bind,create=file 0 0
1.1-2.0.8
  lxc.mount.entry = /dev/full dev/full none bind,create=file 0 0
  lxc.mount.entry = /dev/null dev/null none bind,create=file 0 0
  lxc.mount.entry = /dev/random dev/random none bind,create=file 0 0
  lxc.mount.entry = /dev/tty dev/tty none bind,create=file 0 0
  lxc.mount.entry = /dev/urandom dev/urandom none bind,create=file 0 0
  lxc.mount.entry = /dev/zero dev/zero none bind,create=file 0 0
3.0.1-
  lxc.tty.dir =
2.0.10-2.0 3.0.1-
  lxc.mount.auto = sys:rw
2.1-3.0.0
  lxc.tty.dir =
4.0.10-
  lxc.include = @config@/userns.conf.d/
`,
  },
});
