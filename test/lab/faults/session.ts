import { dies } from '../fault.ts';

// The shells that su, runuser and sudo leave behind, which is what is wrong here: the next login by ssh is fine.
export const session = dies('session', 'pam-session', {
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
