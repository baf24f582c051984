import type { ShippedFiles } from '../shipped-file.ts';

/** OpenWrt. */
export const openwrt = (): ShippedFiles => ({
  'openwrt.common': {
    in: '1.1-',
    lines: `
1.1-2.0
  lxc.devttydir = lxc
  lxc.tty = 4
  lxc.pts = 1024
2.1-
  lxc.tty.dir = lxc
  lxc.tty.max = 4
  lxc.pty.max = 1024
1.1-
  lxc.cap.drop = mac_admin; mac_override; sys_admin; sys_module; sys_nice; sys_pacct; sys_ptrace
  lxc.cap.drop = sys_rawio; sys_resource; sys_time; sys_tty_config; syslog; wake_alarm
  lxc.cgroup.devices.deny = a
  lxc.cgroup.devices.allow = c 1:3 rwm; c 1:5 rwm; c 5:0 rwm; c 5:1 rwm; c 1:8 rwm; c 1:9 rwm; c 5:2 rwm
  lxc.cgroup.devices.allow = c 136:* rwm; c 254:0 rm
1.1-1.1.0
  lxc.cgroup.devices.allow = c 10:229 rwm
1.1-
  lxc.cgroup.devices.allow = c 10:200 rwm; c 4:0 rwm; c 4:1 rwm
1.1-2.0
  lxc.seccomp = /usr/share/lxc/config/common.seccomp
2.1-
  lxc.seccomp.profile = /usr/share/lxc/config/common.seccomp
`,
  },
});
