import type { Lines } from './line.ts';

/** Of the monitor of a container and what goes on around it: printed and gone on. */
export const noiseOfMonitor: Lines = [
  // What an older kernel cannot do, and LXC does in another way (utils.c, start.c).
  { line: 'Kernel does not support pidfds', since: '4.0.0', until: '4.0.12' },
  { line: 'Kernel does not support waiting on processes through pidfds', since: '4.0.0' },
  { line: 'Kernel does not support sending singals through pidfds', since: '4.0.0' },
  "CLONE_PIDFD isn't supported",
  { line: 'Landlock not supported on system', since: '7.0.0' },
  { line: 'Skipping Landlock due to seccomp notify', since: '7.0.0' },
  { line: 'Kernel does not support attach; preserve_ns ignored', until: '1.1.5' },
  { line: 'setting cmdline failed', until: '3.0.2' },
  { line: 'Failed to set cmdline', since: '3.0.3', until: '4.0.3' },
  // /run/utmp of a container, which systemd does not write (lxcutmp.c).
  { line: 'Failed to add utmp handler to LXC mainloop', until: '2.0.11' },
  { line: 'failed to add utmp handler to mainloop', until: '2.0.5' },
  // Mounts that are left shared.
  'Failed to open copy of "/proc/self/mountinfo" to mark all shared. Continuing',
  { line: 'Continuing container startup...', until: '3.0.1' },
  {
    line: 'Failed to recursively turn old root mount tree into dependent mount. Continuing...',
    since: '4.0.3',
  },
  { line: '"/dev" directory does not exist. Proceeding without autodev being set up', until: '3.0.1' },
  { line: 'Proceeding without autodev setup', until: '2.0.8' },
  // Listeners of lxc-monitor, where there are none.
  { line: 'Failed to open fifo to send message', since: '2.0.10' },
  { line: 'Failed to open fifo to send message: {}', until: '2.1.1' },
  { line: 'No such file or directory - failed to open monitor fifo', until: '2.0.6' },
  'Failed to send state to {}',
  { line: 'failed to send message to client', until: '2.1.1' },
  // Cgroups.
  { line: 'do_cgm_get exited with error', until: '2.1.1' },
  { line: 'do_cgm_set exited with error', until: '2.1.1' },
  { line: 'Cannot write to subsystem {}, continuing with out it', until: '2.1.1' },
  { line: 'not escaping hierarchy {}', until: '2.1.1' },
  { line: 'Not attaching to cgroup {} unknown to {} {}', until: '1.1.5' },
  { line: 'Path "{}" already existed', until: '2.1.1' },
  { line: 'Found hierarchy not under /sys/fs/cgroup: "{}"', since: '3.0.1', until: '4.0.5' },
  'There is no empty unified cgroup hierarchy',
  { line: 'Already in a scope, must be a reboot', since: '6.0.6' },
  { line: 'Failed saying hello to systemd', since: '6.0.0' },
  { line: 'Failed sending hello message to systemd', since: '6.0.0' },
  { line: 'Failed subscribing to dbus signals', since: '6.0.0' },
  { line: 'Failed to remove cgroup "{}({})"', since: '4.0.1' },
  { line: 'No valid monitor process found while destroying cgroups', since: '4.0.1' },
  { line: 'could not clean up cgroup we created when trying to create container', until: '2.1.1' },
  { line: 'Failed to clean up cgroup {} from failed creation attempt', until: '2.1.1' },
  'Failed to rmdir("{}") from failed creation attempt',
  { line: 'Failed to rmdir("{}") cgroup', until: '4.0.6' },
  { line: '{}: failed to delete {}: {}', until: '2.0.8' },
  // Network interfaces that have gone with the container.
  'Failed to rename interface with index {} from "{}" to its initial name "{}"',
  'Failed to rename interface with index {} to its initial name "{}"',
  'Failed to set interface "{}" to its initial mtu "{}"',
  'Failed to move physical network devices back to parent network namespace',
  'Failed to remove interface "{}" with index {}',
  { line: 'Failed to remove interface "{}" with index {}: {}', until: '3.0.1' },
  { line: 'failed to remove interface {} {}', until: '2.0.5' },
  { line: 'failed to destroy netdev', until: '2.0.5' },
  'Host side veth device name is missing',
  'Network link for network device "{}" is missing',
  { line: 'lxc-user-nic failed to delete requested network: {}', until: '3.2.1' },
  // Seccomp: syscalls that the kernel or the library does not know.
  { line: 'Seccomp: failed to resolve syscall: {}', until: '3.0.0' },
  { line: 'Failed to resolve syscall "{}"', until: '4.0.5' },
  { line: 'This syscall will NOT be {}', until: '4.0.5' },
  { line: 'Failed to turn on seccomp nop-skip, continuing', until: '3.0.0' },
  'Failed to export seccomp filter to log file',
  // Terminals.
  'Failed to get window size',
  'Failed to set window size',
  'Failed to restore terminal properties',
  { line: 'failed to set old terminal settings', until: '2.1.1' },
  { line: 'console peer not added to mainloop', until: '2.1.1' },
  // Old names.
  {
    line: 'WARNING: using "lxc.network.*" keys to define networks is DEPRECATED, please switch to using "lxc.net.[i].* keys"',
    until: '2.1.1',
  },
  { line: 'lxc-clone is deprecated in favor of lxc-copy', until: '2.1.1' },
  {
    line: 'The "aufs" driver will is deprecated and will soon be removed. For similar functionality see the "overlay" storage driver',
    until: '2.1.1',
  },
  { line: 'lxc.pivotdir is ignored.  It will soon become an error', until: '2.0.11' },
];
