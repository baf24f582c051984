import type { WeighedLines } from './line.ts';

/** The lines of the rule pam-session. */
export const linesOfPamSession: WeighedLines = {
  sure: ['You lack access to /root/{}', 'No such file or directory - Failed to create directory ""'],
  often: [
    'Failed to create directory "/run/user/{}',
    'Failed to connect to bus: No medium found',
    '{}Failed to connect to bus: No medium found',
    '{}Failed to connect to bus: Permission denied',
    '{}Failed to connect to bus: Operation not permitted',
    '{}$DBUS_SESSION_BUS_ADDRESS and $XDG_RUNTIME_DIR not defined{}',
    'Permission denied - Failed to create directory "/run/user/{}',
    'Permission denied - Failed to create directory "/run/user/{}/lxc/{}',
    'Permission denied - Failed to create directory "/run/user/0/lxc/{}',
  ],
  sometimes: [
    {
      line: "Can't start an unprivileged container on a pure CGroups v2 host without a systemd user session running",
      since: '4.0.6',
    },
    '{}systemd user session running{}',
    {
      line: 'If you are trying to get a non-interactive user to have unprivileged containers running, you need to',
      since: '4.0.6',
    },
    {
      line: 'enable lingering sessions for that user, via loginctl enable-linger {} as root',
      since: '4.0.6',
    },
    '{}Failed to get D-Bus connection: {}',
    '{}Failed to create bus connection: {}',
    '{}Failed to start transient scope unit: {}',
    'You lack access to {}',
    {
      line: 'Could not find writable mount point for cgroup hierarchy {} while trying to create cgroup',
      until: '2.1.1',
    },
  ],
  rarely: [
    'Failed to create lock for {}',
    'Failed to create monitor cgroup',
    { line: 'Failed to create container cgroup', since: '4.0.3' },
    'No container config specified',
    'Permission denied - Failed to create directory "/sys/fs/cgroup{}',
    { line: 'Failed opening dbus connection', since: '6.0.0' },
    { line: 'Failed opening user dbus', since: '6.0.0' },
    { line: 'Failed to connect to user bus: {}', since: '5.0.1', until: '5.0.3' },
    { line: "Environment variable 'DBUS_SESSION_BUS_ADDRESS' not set", since: '6.0.4' },
    { line: 'The {} file is not writable, skipping unified hierarchy', since: '4.0.7' },
    { line: 'Failed to create directory', until: '2.1.1' },
    { line: 'Failed to create directory "{}"', file: 'utils.c' },
  ],
};
