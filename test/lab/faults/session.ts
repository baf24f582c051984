import { dies, type Fault } from '../fault.ts';

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
});

/** A shell whose limit is that low. */
const limited = (limit: string) => `ulimit -S -${limit}; move-pid-to-cgroup $$`;

/** One in which Node does not start either, or hangs. */
const silent = (limit: string) =>
  ({ login: `LAB_LINT=; ${limited(limit)}`, silent: true, userns: true, mends: 'person' }) as const;

const limits = dies('session', 'session-limits', {
  'session-few-files': ['a shell’s startup file sets it', ':', { login: limited('n 24'), mends: 'person' }],
  'session-little-stack': ['a shell’s startup file sets it', ':', silent('s 32')],
  'session-few-processes': ['against fork bombs', ':', silent('u 5')],
  'session-little-memory': ['a shared host', ':', silent('v 2000')],
  'session-little-data': ['a shared host', ':', silent('d 128')],
});

export const session: readonly Fault[] = [...shells, ...limits];
