import { dies, lives, loses, type VmFault } from '../fault.ts';

const limits = dies('cgroup', 'cgroup-limits');

export const cgroup: VmFault[] = [
  {
    name: 'limit-cpuset',
    how: 'a limit whose controller systemd does not hand down to users',
    break: 'echo "lxc.cgroup2.cpuset.cpus = 0" >>$config',
    mends: '--fix --unsafe',
    on: { bookworm: limits, trixie: limits, bullseye: limits, hybrid: lives },
  },
  {
    name: 'limit-io',
    how: 'a limit whose controller systemd does not hand down to users',
    break: 'echo "lxc.cgroup2.io.weight = 50" >>$config',
    on: { bookworm: limits, trixie: limits, bullseye: limits, hybrid: lives },
  },
  {
    name: 'limit-pids',
    how: 'a limit whose controller is handed down',
    break: 'echo "lxc.cgroup2.pids.max = 200" >>$config',
    on: { bookworm: lives, trixie: lives, bullseye: lives, hybrid: lives },
  },
  {
    name: 'limit-v1',
    how: 'a limit from the days of cgroup v1',
    break: 'echo "lxc.cgroup.cpuset.cpus = 0" >>$config',
    on: { bookworm: lives, trixie: lives, bullseye: lives, hybrid: limits },
  },
  {
    name: 'delegate-less',
    how: 'an administrator hands only pids down to user managers; memory is there all the same, and the config limits it',
    break: `mkdir -p /etc/systemd/system/user@.service.d
      printf '[Service]\\nDelegate=\\nDelegate=pids\\n' >/etc/systemd/system/user@.service.d/less.conf; systemctl daemon-reload
      echo "lxc.cgroup2.memory.max = 100000000" >>$config`,
    shell: 'new_ssh',
    on: { bookworm: lives, trixie: lives, bullseye: lives, hybrid: lives },
  },
  {
    name: 'userns-missing',
    how: 'the line was left out',
    break: 'sed -i /userns.conf/d $config',
    container: 'full',
    mends: '--fix',
    on: { bookworm: lives, trixie: lives, bullseye: lives, hybrid: dies('config', 'userns-include') },
  },
  {
    name: 'userns-first',
    how: 'the two includes changed places',
    break: 'sed -i "/common.conf/{h;d};/userns.conf/G" $config',
    container: 'full',
    mends: '--fix',
    on: { bookworm: lives, trixie: lives, bullseye: lives, hybrid: dies('config', 'userns-include') },
  },
  {
    name: 'pam-cgfs-missing',
    how: 'libpam-cgfs was removed',
    break: "sed -i '/pam_cgfs/d' /etc/pam.d/common-session*",
    shell: 'new_ssh',
    on: { bookworm: lives, trixie: lives, bullseye: lives, hybrid: loses('session', 'pam-cgfs') },
  },
  {
    name: 'cgroups-not-made',
    how: 'libpam-cgfs was removed, and the tutorial’s way to cgroups was never gone',
    break: "sed -i '/pam_cgfs/d' /etc/pam.d/common-session*",
    shell: 'new_ssh',
    login: '! command -v move-pid-to-cgroup >/dev/null || move-pid-to-cgroup $$',
    mends: '--fix',
    on: { hybrid: loses('session', 'pam-cgfs') },
  },
  {
    name: 'pam-cgfs-missing-systemd',
    how: 'the same with systemd in the container, to which its user manager gives a scope all the same',
    break: "sed -i '/pam_cgfs/d' /etc/pam.d/common-session*",
    container: 'deb',
    shell: 'new_ssh',
    on: { bookworm: lives, hybrid: loses('session', 'pam-cgfs') },
  },
  {
    name: 'pam-cgfs-missing-plain',
    how: 'the same, and no user manager to give it one',
    break: "sed -i '/pam_cgfs/d' /etc/pam.d/common-session*; systemctl mask user@.service",
    shell: 'new_ssh',
    container: 'deb',
    on: { hybrid: dies('init', 'init-cgroup') },
  },
];
