import type { ShippedFiles } from '../shipped-file.ts';

/** Slackware and Plamo. */
export const slackware = (): ShippedFiles => ({
  'plamo.common': {
    in: '1.0-',
    lines: `
1.0-1.0
  lxc.tty = 4
  lxc.pts = 1024
  lxc.mount.auto = proc sys cgroup
1.1-
  lxc.include = @config@/common.conf
1.0.7-1.1.0
  lxc.mount.entry = none dev/shm tmpfs nosuid,nodev,noexec,mode=1777 0 0
1.0-1.0
  lxc.cap.drop = sys_module mac_admin mac_override sys_time
  lxc.cgroup.devices.deny = a
  lxc.cgroup.devices.allow = c 1:3 rwm; c 1:5 rwm; c 5:0 rwm; c 5:1 rwm; c 1:8 rwm; c 1:9 rwm; c 5:2 rwm
  lxc.cgroup.devices.allow = c 136:* rwm
1.1-2.0
  lxc.devttydir =
1.1-1.1.0
  lxc.autodev = 0
2.1-
  lxc.tty.dir =
1.0-
  lxc.cgroup.devices.allow = c 254:0 rm
1.0-1.1.0
  lxc.cgroup.devices.allow = c 10:229 rwm
1.0.5-1.0
  lxc.seccomp = @config@/common.seccomp
`,
  },
  'plamo.userns': {
    in: '1.0-',
    lines: `
1.0-1.0
  lxc.cgroup.devices.deny =
  lxc.cgroup.devices.allow =
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
1.0.5-1.0.7
  lxc.seccomp =
1.1-
  lxc.include = @config@/userns.conf
`,
  },
  'slackware.common': {
    in: '2.0-',
    lines: `
2.0-
  lxc.include = @config@/common.conf
2.0-2.0
  lxc.devttydir =
2.1-
  lxc.tty.dir =
2.0-
  lxc.cgroup.devices.allow = c 254:0 rm; c 10:200 rwm; c 10:228 rwm; c 10:232 rwm
  lxc.mount.entry = none dev/shm tmpfs rw,nosuid,nodev,create=dir
  lxc.cap.drop = mknod setfcap setpcap
`,
  },
  'slackware.userns': {
    in: '2.0-',
    lines: `
2.0-
  lxc.include = @config@/userns.conf
`,
  },
});
