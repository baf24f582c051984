import { cause } from '../src/model/cause.ts';
import { often, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'session',
  title: 'The container is running already, or its last monitor has not ended',
  why: 'A container has one monitor, which listens on a socket named after the container. While that socket exists, a second start of the same name is refused.',
  remedy:
    'Look with `lxc-info -n NAME`, and stop the container with `lxc-stop -n NAME`. If the monitor answers no command, end it: `ps -ef | grep "lxc monitor"` shows its PID.',
  tell: '`lxc-info -n NAME` says RUNNING; if it says STOPPED, another process holds the socket, which `ss -xlp` shows.',
  who: 'user',
  foundBy: ['command-socket'],
  symptoms: [
    ...sure('container is already running'),
    ...often(
      'Container "{}" appears to be already running',
      'Failed to create command socket {}',
      'Address already in use - Failed to create command socket {}',
      { line: 'Failed to create the command service point {}: {}', until: '2.1.1' },
      { line: '# The container appears to be already running!', until: '2.0.6' },
      { line: 'failed ({}) to create the command service point {}', until: '2.0.6' },
    ),
  ],
  manpages: ['lxc-info(1)', 'lxc-stop(1)', 'unix(7)'],
});
