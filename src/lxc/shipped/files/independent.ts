import type { ShippedFiles } from '../shipped-file.ts';

/** Distributions that share no file with others. */
export const independent = (): ShippedFiles => ({
  'alpine.common': {
    in: '2.0-',
    lines: `
2.0-
  lxc.include = @config@/common.conf
2.0-2.0
  lxc.devttydir =
2.1-
  lxc.tty.dir =
2.0-
  lxc.cap.drop = audit_write; ipc_owner; mknod
2.0-2.0.5
  lxc.cap.drop = setfcap
2.0-2.1
  lxc.cap.drop = setpcap
2.0-
  lxc.cap.drop = sys_nice; sys_pacct
2.0-2.0.9 2.1-2.1
  lxc.cap.drop = sys_ptrace
2.0-
  lxc.cap.drop = sys_rawio; sys_resource; sys_tty_config; syslog; wake_alarm
2.0.4-
  lxc.mount.entry = run run tmpfs rw,nodev,relatime,mode=755 0 0
2.0.6-
  lxc.mount.entry = shm dev/shm tmpfs rw,nodev,noexec,nosuid,relatime,mode=1777,create=dir 0 0
`,
  },
  'alpine.userns': { in: '2.0-', lines: alpineUserns },
  'archlinux.common': {
    in: '1.1-',
    lines: `
1.1-
  lxc.include = @config@/common.conf
1.1-2.0
  lxc.tty = 6
  lxc.haltsignal = SIGRTMIN+4
1.1-2.0.9
  lxc.stopsignal = SIGRTMIN+14
2.1-
  lxc.tty.max = 6
  lxc.signal.halt = SIGRTMIN+4
2.1-2.1
  lxc.signal.stop = SIGRTMIN+14
1.1-
  lxc.cap.drop = setfcap sys_nice sys_pacct sys_rawio
`,
  },
  'archlinux.userns': { in: '1.1-', lines: archlinuxUserns },
  'opensuse.common': {
    in: '1.1-',
    lines: `
1.1-
  lxc.include = @config@/common.conf
  lxc.cap.drop = sys_nice sys_pacct sys_rawio
`,
  },
  'opensuse.userns': { in: '1.1-', lines: archlinuxUserns },
  'sabayon.common': {
    in: '2.1-',
    lines: `
2.1-
  lxc.mount.auto = cgroup:mixed proc:mixed sys:mixed
  lxc.pty.max = 1024
  lxc.tty.max = 1
  lxc.autodev = 1
  lxc.tty.dir =
  lxc.cgroup.devices.deny = a
  lxc.cgroup.devices.allow = c 1:3 rwm; c 1:5 rwm; c 1:7 rwm; c 1:8 rwm; c 1:9 rwm
  lxc.cap.drop = sys_time sys_module sys_rawio mac_admin mac_override
  lxc.mount.entry = none dev/shm tmpfs rw,nosuid,nodev,create=dir
  lxc.seccomp.profile = @config@/common.seccomp
  lxc.include = @config@/common.conf.d/
`,
  },
  'sabayon.userns': {
    in: '2.1-',
    lines: `
2.1-
  lxc.include = @config@/userns.conf
`,
  },
  'sparclinux.common': {
    in: '2.0-',
    lines: `
2.0-
  lxc.include = @config@/common.conf
  lxc.cap.drop = sys_nice sys_pacct sys_rawio
`,
  },
  'sparclinux.userns': { in: '2.0-', lines: alpineUserns },
  'voidlinux.common': {
    in: '2.1-',
    lines: `
2.1-
  lxc.include = @config@/common.conf
  lxc.tty.max = 6
  lxc.environment = VIRTUALIZATION=lxc
  lxc.signal.halt = SIGCONT
  lxc.cap.drop = setfcap sys_nice sys_pacct sys_rawio
`,
  },
  'voidlinux.userns': {
    in: '2.1-',
    lines: `
2.1-
  lxc.include = @config@/userns.conf
  lxc.environment = VIRTUALIZATION=lxc
  lxc.signal.halt = SIGCONT
`,
  },
});

const alpineUserns = `
2.0-
  lxc.include = @config@/userns.conf
`;

const archlinuxUserns = `
1.1-
  lxc.include = @config@/userns.conf
`;
