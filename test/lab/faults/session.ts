import { dies, type Fault } from '../fault.ts';
import { locks, runtimeDir } from './locks.ts';

// The shells that su, runuser and sudo leave behind, which is what is wrong here: the next login by ssh is fine.
const shells = dies('session', 'pam-session', {
  'session-su': [
    'su USER from a shell of root, which keeps the runtime folder of root',
    'mkdir -p -m 700 /run/user/0',
    { login: 'export XDG_RUNTIME_DIR=/run/user/0; move-pid-to-cgroup $$', fresh: true, mends: 'person' },
  ],
  'session-home-of-root': [
    'sudo -u USER with a policy that keeps HOME',
    ':',
    { login: 'export HOME=/root; move-pid-to-cgroup $$', fresh: true, mends: 'person' },
  ],
  'session-home-unset': [
    'a cron job or a unit that starts with an empty environment',
    ':',
    { login: 'unset HOME; move-pid-to-cgroup $$', fresh: true, mends: 'person' },
  ],
  'session-runtime-gone': [
    'screen or nohup outlived the login, whose runtime folder went away with it',
    ':',
    { login: 'export XDG_RUNTIME_DIR=/run/user/$UID; move-pid-to-cgroup $$', fresh: true, mends: 'person' },
  ],
  'session-home-relative': [
    'an environment file without the first slash',
    ':',
    { login: 'move-pid-to-cgroup $$; cd /; export HOME=home/$USER', fresh: true, mends: 'person' },
  ],
  'session-runtime-relative': [
    'an environment file without the first slash',
    runtimeDir,
    {
      login: 'move-pid-to-cgroup $$; cd /; export XDG_RUNTIME_DIR=run/user/$UID',
      fresh: true,
      mends: 'person',
    },
  ],
});

const devices = dies('session', 'dev-null', {
  'null-gone': ['rm as root, through a wrong -o', 'rm /dev/null', { mends: 'person' }],
  'null-of-root': ['chmod as root, through a wrong -o', 'chmod 600 /dev/null', { mends: 'person' }],
  'null-read-only': ['the same', 'chmod 644 /dev/null', { mends: 'person' }],
  'null-nodev': ['a line in fstab', 'mount -o remount,nodev /dev', { mends: 'person' }],
  'null-denied': [
    'DeviceAllow= of a unit',
    'echo a >/sys/fs/cgroup/devices/$user/devices.deny',
    { cgroup: 'v1', mends: 'person' },
  ],
  'null-read-alone': [
    'DeviceAllow=/dev/null r',
    'cd /sys/fs/cgroup/devices/$user; echo a >devices.deny; echo c 1:3 r >devices.allow; echo c 1:5 rwm >devices.allow',
    { cgroup: 'v1', mends: 'person' },
  ],
});

const sockets = dies('session', 'command-socket', {
  'socket-taken': [
    'another program has its name',
    `perl -MSocket -e 'socket my $s, PF_UNIX, SOCK_STREAM, 0; bind $s, pack "S a*", 1, "\\0$ARGV[0]/command" or die; sleep 600' \
       $folder & until grep -q @$folder/command /proc/net/unix; do sleep 0.1; done`,
    { mends: 'person' },
  ],
});

/** A shell whose limit is that low. */
const limited = (limit: string) => `ulimit -S -${limit}; move-pid-to-cgroup $$`;

/** One in which Node does not start either, or hangs. */
const silent = (limit: string) =>
  ({ login: `LAB_LINT=; ${limited(limit)}`, silent: true, userns: true, mends: 'person' }) as const;

const without = (setpriv: string) => ({ setpriv, fresh: true, mends: 'person' }) as const;

const limits = dies('session', 'session-limits', {
  'session-few-files': ['a shell’s startup file sets it', ':', { login: limited('n 24'), mends: 'person' }],
  'session-little-stack': ['a shell’s startup file sets it', ':', silent('s 32')],
  'session-few-processes': ['against fork bombs', ':', silent('u 5')],
  'session-few-tasks': [
    'TasksMax= of a unit',
    'echo 6 >/sys/fs/cgroup/pids/$user/pids.max',
    { cgroup: 'v1', login: 'LAB_LINT=; move-pid-to-cgroup $$', silent: true, mends: 'person' },
  ],
  'session-little-memory': ['a shared host', ':', silent('v 2000')],
  'session-little-data': ['a shared host', ':', silent('d 128')],
});

/** Sandboxes and services, from which a login is free. */
const restricted = dies('session', 'session-privileges', {
  'session-no-new-privileges': ['a shell in bubblewrap', ':', without('--no-new-privs')],
  'session-without-setuid': ['CapabilityBoundingSet= of a unit', ':', without('--bounding-set=-setuid')],
  'session-without-setgid': ['CapabilityBoundingSet= of a unit', ':', without('--bounding-set=-setgid')],
  'session-without-sys-admin': [
    'CapabilityBoundingSet= of a unit',
    ':',
    without('--bounding-set=-sys_admin'),
  ],
  'session-without-dac-override': ['a unit', ':', without('--bounding-set=-dac_override')],
  'session-without-net-admin': [
    'CapabilityBoundingSet= of a unit',
    ':',
    without('--bounding-set=-net_admin'),
  ],
  'session-of-another-group': [
    'newgrp',
    'groupadd others && usermod -aG others $user',
    {
      login: 'move-pid-to-cgroup $$; [ "$(id -gn)" = others ] || exec sg others "bash $0 $name"',
      fresh: true,
      mends: 'person',
    },
  ],
});

export const session: readonly Fault[] = [
  ...shells,
  ...locks,
  ...devices,
  ...sockets,
  ...limits,
  ...restricted,
];
