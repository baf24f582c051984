import { cause } from '../src/model/cause.ts';
import { often, rarely, sometimes } from '../src/model/symptom.ts';

export default cause({
  stage: 'session',
  title: 'The shell has no terminal that LXC can use',
  why: 'lxc-usernsexec and lxc-attach open the terminal that they are called from. A shell opened with su in another user’s session, or a command of ssh, cron or a unit has none, or one of another user.',
  remedy: 'Log in as the user, or use `ssh -t`; in a shell without a terminal `script /dev/null` gives one.',
  tell: '`tty` in that shell prints “not a tty”, or `ls -l $(tty)` shows another owner.',
  who: 'user',
  foundBy: ['pam-session', 'host-devices'],
  symptoms: [
    ...often(
      '{}Failed to open tt{}',
      'Permission denied - Failed to open "/dev/tty"',
      'No such device or address - Failed to open "/dev/tty"',
      { line: 'Standard file descriptor does not refer to a pty', until: '2.1.1' },
    ),
    ...sometimes(
      '{}Failed to open ttyname {}',
      'Failed to open terminal',
      'lxc-usernsexec failed: {}Failed to open tt{}',
      'Failed to create terminal',
      { line: 'Failed to setup new terminal', until: '4.0.10' },
    ),
    ...rarely(
      { line: 'failed to allocate a pty', until: '2.1.1' },
      'Failed to create tty {}',
      'Failed to allocate ttys',
    ),
  ],
  manpages: ['tty(4)', 'ssh(1)', 'script(1)'],
});
