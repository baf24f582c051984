import type { WeighedLines } from './line.ts';

/** The lines of the rule rootfs-path. */
export const linesOfRootfsPath: WeighedLines = {
  sure: [
    { line: 'The rootfs "{}" does not exist', since: '4.0.12' },
    { line: 'The rootfs "{}" is not accessible', until: '2.0.8' },
    { line: 'No such file or directory - Failed to open "{}"', file: 'dir.c' },
    'Failed to mount "proc" on "/proc" with flags {}',
    'Failed to mount "proc" on "/proc"',
    'No rootfs specified',
    { line: 'Missing rootfs path', since: '4.0.7' },
    { line: 'Missing target mountpoint', since: '4.0.7' },
    { line: 'Invalid storage driver', since: '4.0.7' },
    { line: 'Unsupported rootfs type for rootfs "{}"', until: '2.0.8' },
    { line: "unsupported rootfs type for '{}'", until: '2.0.7' },
    { line: 'Storage type neither set nor automatically detected', since: '6.0.0' },
    { line: 'Not a directory - Failed to mount "{}" on "{}"', file: 'dir.c' },
    { line: 'No such file or directory - Failed to mount "{}" on "{}"', file: 'dir.c' },
    { line: 'Failed to open rootfs "{}"', since: '6.0.4' },
    { line: 'Failed to open file descriptor for container rootfs', since: '4.0.6' },
  ],
  often: [
    { line: 'Failed to open "{}"', file: 'dir.c' },
    { line: 'Failed to mount "{}" on "{}"', file: 'dir.c' },
    { line: 'Failed to recursively turn root mount tree into dependent mount', since: '4.0.3' },
    'No such file or directory - Failed to open "{}"',
    'Failed to find zfs entry{}',
    'Failed to determine FSType{}',
    { line: 'Failed to get real path for "{}"', until: '2.0.8' },
    {
      line: 'Operation not permitted - Failed to recursively turn root mount tree into dependent mount',
      since: '4.0.3',
    },
    { line: 'Not a directory - Failed to open "{}"', file: 'dir.c' },
    { line: "'{}' is not accessible", until: '2.0.7' },
    { line: "No such file or directory - failed to stat '{}'", until: '2.0.7' },
    { line: "failed to determine fs type for '{}'", until: '3.0.2' },
    'dir_detect: failed to look at "{}"',
    { line: 'No such file or directory - Failed to open "{}/rootfs"', file: 'conf.c' },
    // Without a rootfs LXC 4.0.6 goes on in the root of the host, where nothing has mounted /proc for it.
    { line: 'No such file or directory - Failed to generate random data for uuid', file: 'conf.c' },
  ],
  sometimes: [
    'Failed to open loop control',
    { line: 'Failed to handle rootfs pinning for container "{}"', since: '4.0.7' },
  ],
  rarely: ['Failed to mount rootfs{}', 'Failed to setup rootfs{}'],
};
