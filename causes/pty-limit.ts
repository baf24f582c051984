import { cause } from '../src/model/cause.ts';
import { rarely, sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'kernel',
  title: 'No pseudoterminal is left',
  why: 'The kernel counts pseudoterminals, kernel.pty.max of them on the host, and lxc.pty.max of them in a container.',
  remedy: 'Raise it: `sysctl -w kernel.pty.max=8192`; find who holds them: `lsof /dev/ptmx`.',
  tell: '`cat /proc/sys/kernel/pty/nr` is near `/proc/sys/kernel/pty/max`.',
  who: 'root',
  foundBy: ['start-values'],
  symptoms: [
    ...sure(
      'No space left on device - Failed to open terminal{}',
      { line: 'No space left on device - Failed to allocate console', since: '4.0.11' },
      { line: 'No space left on device - Failed to allocate new pty device', since: '4.0.5' },
      {
        line: "No space left on device - Failed to allocate console from container's devpts instance",
        since: '4.0.11',
      },
      { line: 'No space left on device - failed to allocate pty_info', until: '2.0.8' },
      'No space left on device - Failed to create tty {}',
      'No space left on device - failed to create pty{}',
      { line: 'No space left on device - failed to create pty #{}', until: '2.0.8' },
      { line: 'No space left on device - failed to allocate a pty', until: '2.1.1' },
    ),
    ...sometimes(
      { line: 'failed to allocate a pty', until: '2.1.1' },
      { line: 'Failed to allocate pty', until: '2.0.11' },
      'Failed to create tty {}',
      { line: 'Failed to create tty mount target {}({})', since: '4.0.7' },
      { line: 'failed to create pty #{}', until: '2.0.8' },
      { line: 'failed to create pty device number {}', until: '2.1.1' },
    ),
    ...rarely(
      { line: '{}', file: 'terminal.c' },
      { line: '{}', file: 'console.c' },
      'Failed to allocate ttys',
      { line: 'Failed to create ttys', since: '4.0.11' },
      { line: "failed to mount a new instance of '/dev/pts'", until: '2.0.7' },
      { line: 'failed to mount new devpts instance', until: '6.0.6' },
    ),
  ],
  manpages: ['pty(7)'],
});
