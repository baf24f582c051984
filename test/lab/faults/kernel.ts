import { dies, type Fault, survives } from '../fault.ts';

/** Shell text that sets a limit of the host's own. */
const limit = (kind: string, value: number) => `echo ${value} >/proc/sys/user/max_${kind}_namespaces`;

/**
 * Limits that a throwaway host has for itself. What holds for the whole kernel would change this machine: that is in
 * `vm/faults/kernel.ts`.
 */
export const kernel: readonly Fault[] = [
  ...dies('kernel', 'proc-and-sys', {
    'proc-covered': [
      'inside of a container that hides a file of /proc',
      'mount --bind /dev/null /proc/iomem',
      { mends: 'person' },
    ],
    'proc-noatime': [
      'hardened by a mount option too many',
      'mount -o remount,bind,noatime /proc',
      { mends: 'person' },
    ],
    'sys-read-only': [
      'inside of a container whose /sys is read-only',
      'mount -o remount,bind,ro /sys',
      { mends: 'person' },
    ],
  }),
  ...dies('kernel', 'userns-limit', {
    'limit-user-0': [
      'hardened as a guide says, at every boot',
      `${limit('user', 0)}; echo user.max_user_namespaces=0 >/etc/sysctl.d/60-hardening.conf`,
      { userns: true },
    ],
    'limit-user-0-v2': [
      'the same, by hand, where cgroups are v2',
      limit('user', 0),
      { userns: true, cgroup: 'v2' },
    ],
    'limit-user-1': ['one is not enough', limit('user', 1), { userns: true }],
    'limit-mnt-1': ['one is not enough', limit('mnt', 1), { userns: true }],
    'limit-pid-0': [
      'switched off by a package',
      `${limit('pid', 0)}; mkdir -p /usr/lib/sysctl.d; echo user.max_pid_namespaces=0 >/usr/lib/sysctl.d/50-hardening.conf`,
      { userns: true },
    ],
    'limit-uts-0': ['switched off', limit('uts', 0), { userns: true }],
    'limit-ipc-0': ['switched off', limit('ipc', 0), { userns: true }],
    'limit-net-0': ['switched off', limit('net', 0), { userns: true }],
    'limit-cgroup-0': ['switched off', limit('cgroup', 0), { userns: true }],
  }),
  ...survives('kernel', 'userns-limit', {
    'limit-at-boot': [
      'hardened as a guide says, and not rebooted since',
      'echo user.max_user_namespaces=0 >/etc/sysctl.d/60-hardening.conf',
    ],
  }),
];
