/**
 * What a start needs of the host and of the session, and no key of a config says: docs/needs.md is made of this. What keys
 * need has the ledger (src/lxc/ledger).
 */

/** The rules that report what is missing. Each has a fault in the lab, with which the real lxc-start fails. */
export const judged: Readonly<Record<string, readonly string[]>> = {
  'LXC, with the programs that make ID maps': ['lxc-installed', 'uidmap-installed'],
  'newuidmap and newgidmap with privileges, wherever PATH finds them': ['uidmap-privileged'],
  'lxc-user-nic with privileges, and /run/lxc for its list': ['usernic-privileged'],
  'the directory of LXC on which a rootfs is mounted': ['rootfs-mount-dir'],
  'the configs that LXC ships': ['config-include'],
  'the programs of hooks, those of lxcfs included': ['hook-program'],
  'an account, with its home directory': ['user-exists', 'container-dir'],
  'subordinate IDs in /etc/subuid and /etc/subgid, or by their NSS module': [
    'subid-allocated',
    'subid-syntax',
  ],
  'a bridge in lxc-usernet, and a quota that is not used up': ['usernet-link', 'usernet-quota'],
  'a bridge that exists': ['bridge-up'],
  'user namespaces, and as many of each kind as a start makes': ['userns-clone', 'userns-limit'],
  '/proc and /sys of the host as a whole, writable, and without noatime': ['proc-and-sys'],
  'a usable /dev/null': ['dev-null'],
  'for LXC 4.0.6, /dev/zero, full, random, urandom, tty and a terminal of the host': ['host-devices'],
  'HOME, PATH and XDG_RUNTIME_DIR of the session': ['pam-session', 'uidmap-installed'],
  'a directory for locks with a free inode, and the lock of the container': ['lock-dir', 'lock-file'],
  'a free command socket': ['command-socket'],
  'a umask that leaves the user what LXC creates': ['session-umask'],
  'the group of the account, privileges for setuid programs, and their capabilities': ['session-privileges'],
  'process limits (as, cpu, data, fsize, nofile, nproc, stack), and tasks in cgroups': ['session-limits'],
  'on cgroup v2, a cgroup that is delegated as a whole or not at all': [
    'cgroup-complete',
    'cgroup-delegation',
  ],
  'the controllers of lxc.cgroup.use': ['cgroup-use'],
  'for LXC 4.0.6 on cgroup v2, a user manager': ['user-manager', 'pam-systemd'],
  'namespaces of every kind in the kernel, and veth or its module, which may be loaded': ['kernel-features'],
  'cgroups of its own for a container with systemd, or with limits': ['init-cgroup', 'cgroup-limits'],
  'CPUs and memory nodes in the cpuset of a new cgroup': ['clone-children'],
  'a file “partial” left by no lxc-create': ['container-dir'],
  'search permission for the container’s root down to its rootfs': ['path-traversable'],
  'a rootfs that exists, and is owned by the container': ['rootfs-path', 'rootfs-owner'],
  'an init that can be executed': ['rootfs-init'],
  'a rootfs on a file system without noexec and nosymfollow': ['rootfs-mount'],
};

/** What is unusual, and stops no start of LXC 4.0.6, 5.0.2, 6.0.4 and 7.0.0. */
export const harmless: readonly string[] = [
  '/proc with nosuid, nodev, noexec, hidepid= or subset=pid',
  'binfmt_misc, or another file system in its own empty directory of /proc or /sys',
  'limits on locked memory, pending signals, message queues and core files, even of 0',
  'every capability but dac_override, setgid, setuid, sys_admin and net_admin missing from the bounding set',
  'no supplementary groups; PIPE, HUP, TERM, INT and QUIT ignored',
  'a current directory that was deleted, or that the container’s root may not search',
  'HOME with a slash at its end, or a link to the home directory',
  'a home directory without free space, if the locks exist',
  'cgroups of a former run that root owns; a monitor that was killed',
  'on cgroup v1, no cgroup that the user owns, and a config without limits (since LXC 3)',
  'lxc-monitord, lxc-net, lxc-containers and /etc/lxc/default.conf missing',
  '/etc/subuid, /etc/subgid and lxc-usernet readable by root only',
  'entries of /run/lxc/nics for interfaces that are gone',
  'mounts that are shared, or a root that is unbindable; /usr mounted read-only',
  'a bridge that is down (bridge-up warns of it); IPv6 disabled',
  '~/.local/share/lxc or the directory of a container as a symbolic link; one that root owns',
];

/** What can stop a start, and cannot be looked at, or not without changing something. */
export const unseen: Readonly<Record<string, string>> = {
  'a lock of the container that another process holds':
    'the start waits for it, perhaps not for long: the verdict is unknown',
  'a command socket that another program listens on': 'it looks like a container that runs',
  'space where LXC writes logs': 'it changes, and a log can be elsewhere; of inodes for locks lock-dir looks',
  'SIGCHLD ignored, or standard streams closed, in what calls lxc-start': 'only that process has them so',
  'the system calls that a seccomp filter of the session denies': 'the verdict is unknown',
  'the devices that a cgroup v2 denies': 'the programs for that are readable by root only, and not as rules',
  'a session in a chroot': 'from inside it looks like the root',
  'kernel.pty.max': 'where few terminals are left at that moment, the verdict is unknown',
  'fs.mount-max, kernel.threads-max and kernel.pid_max': 'they hold for the whole machine, at that moment',
  'a free port on the bridge (there are 1023)': 'it may be taken until the start',
  'SELinux, where it denies user namespaces to a domain': 'no lab has a host with it',
  'a home directory on NFS with root_squash, or on FUSE without allow_other': 'the server decides',
};
