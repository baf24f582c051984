import type { ShippedFiles } from '../shipped-file.ts';

/** Gentoo. */
export const gentoo = (): ShippedFiles => ({
  'gentoo.common': {
    in: '1.0-',
    lines: `
1.0-1.0
  lxc.mount.entry = sys sys sysfs defaults 0 0
  lxc.pts = 1024
  lxc.cap.drop = sys_module mac_admin mac_override sys_time
  lxc.cgroup.devices.deny = a
  lxc.cgroup.devices.allow = c *:* m; b *:* m; c 1:3 rwm; c 1:5 rwm; c 5:0 rwm; c 5:1 rwm; c 1:8 rwm
  lxc.cgroup.devices.allow = c 1:9 rwm; c 5:2 rwm; c 136:* rwm
1.1-
  lxc.include = @config@/common.conf
1.1-2.0
  lxc.devttydir =
2.1-
  lxc.tty.dir =
1.0-
  lxc.cgroup.devices.allow = c 254:0 rm
1.0-1.1.0
  lxc.cgroup.devices.allow = c 10:229 rwm
1.0-
  lxc.cgroup.devices.allow = c 10:200 rwm
1.0-1.0
  lxc.cgroup.devices.allow = c 1:7 rwm
1.0-
  lxc.cgroup.devices.allow = c 10:228 rwm; c 10:232 rwm
1.0.5-1.0
  lxc.seccomp = @config@/common.seccomp
1.0.8-1.0 1.1.2-
  lxc.mount.entry = none dev/shm tmpfs rw,nosuid,nodev,create=dir
`,
  },
  'gentoo.moresecure': {
    in: '1.0-',
    lines: `
1.0-1.0
  lxc.mount.entry = proc proc proc ro,nodev,noexec,nosuid 0 0
1.1-
  lxc.include = @config@/common.conf
1.0-1.0.7 1.1-1.1.2
  lxc.mount.entry = mqueue dev/mqueue mqueue rw,nodev,noexec,nosuid 0 0
  lxc.mount.entry = shm dev/shm tmpfs rw,nosuid,nodev,noexec,relatime 0 0
1.0.8-1.0 1.1.3-
  lxc.mount.entry = mqueue dev/mqueue mqueue rw,nodev,noexec,nosuid,create=dir 0 0
  lxc.mount.entry = shm dev/shm tmpfs rw,nosuid,nodev,noexec,relatime,create=dir 0 0
1.0-
  lxc.mount.entry = run run tmpfs rw,nosuid,nodev,relatime,mode=755 0 0
1.0-1.0
  lxc.pts = 1024
  lxc.cap.drop = audit_control audit_write dac_read_search fsetid ipc_owner linux_immutable mac_admin mac_override mknod setfcap sys_admin sys_boot sys_module sys_pacct sys_ptrace sys_rawio sys_resource sys_time sys_tty_config syslog
  lxc.cgroup.devices.deny = a
  lxc.cgroup.devices.allow = c 1:3 rw; c 1:5 rw; c 1:9 rw; c 1:8 r; c 136:* rw; c 5:2 rw; c 4:1 rwm
  lxc.cgroup.devices.allow = c 4:0 rwm; c 5:0 rwm; c 5:1 rwm
1.0.5-1.0
  lxc.seccomp = @config@/common.seccomp
1.1-1.1.2
  lxc.cap.drop = audit_control audit_write dac_read_search fsetid ipc_owner linux_immutable mknod setfcap sys_admin sys_boot sys_pacct sys_ptrace sys_rawio sys_resource sys_tty_config syslog
1.1.3-2.0.0
  lxc.cap.drop = audit_control audit_write dac_read_search fsetid ipc_owner linux_immutable mknod setfcap setpcap sys_admin sys_boot sys_nice sys_pacct sys_ptrace sys_rawio sys_resources sys_tty_config syslog
2.0.1-2.0.9 2.1-2.1
  lxc.cap.drop = audit_control audit_write dac_read_search fsetid ipc_owner linux_immutable mknod setfcap setpcap sys_admin sys_boot sys_nice sys_pacct sys_ptrace sys_rawio sys_resource sys_tty_config syslog
2.0.10-2.0 3.0-
  lxc.cap.drop = audit_control audit_write dac_read_search fsetid ipc_owner linux_immutable mknod setfcap setpcap sys_admin sys_nice sys_pacct sys_ptrace sys_rawio sys_resource sys_tty_config syslog
`,
  },
  'gentoo.userns': {
    in: '1.0-',
    lines: `
1.0-1.0
  lxc.cgroup.devices.deny =
  lxc.cgroup.devices.allow =
  lxc.devttydir =
  lxc.mount.entry = /dev/console dev/console none bind,create=file 0 0
1.0.2-1.0
  lxc.mount.entry = /dev/full dev/full none bind,create=file 0 0
1.0-1.0
  lxc.mount.entry = /dev/null dev/null none bind,create=file 0 0
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
`,
  },
});
