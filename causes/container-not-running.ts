import { cause } from '../src/model/cause.ts';
import { often, sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'session',
  title: 'The container is not running',
  why: 'The command needs the processes of a running container: to attach to it, to stop it, or to share its namespaces.',
  remedy:
    'Start it first with `lxc-start -n NAME`. If lxc.namespace.share names another container, start that one before.',
  tell: '`lxc-info -n NAME` says STOPPED.',
  who: 'user',
  foundBy: ['start-values'],
  symptoms: [
    ...sure(
      'Container "{}" is not running',
      '"{}" is not a valid pid nor a container name',
      '{} is not running',
      "'{}:{}' is not running",
      'Container {} is not running',
      { line: 'failed to get the init pid', until: '2.0.6' },
      { line: 'Failed to get context of init process: {}', until: '4.0.6' },
      { line: 'failed to get context of the init process, pid = {}', until: '2.0.6' },
      { line: 'Failed to retrieve namespace flags', since: '4.0.11' },
    ),
    ...sometimes(
      'Failed to get init pid',
      'Failed to send signal to pid {}',
      {
        line: 'Failed to get attach context',
        since: '4.0.7',
      },
      { line: 'Failed to get setup ids', since: '4.0.7' },
      { line: "No such file or directory - failed to open '/proc/{}/ns/{}'", until: '2.1.1' },
      { line: 'Failed to get AppArmor context', since: '4.0.7' },
    ),
    ...often(
      { line: 'Container process exited or PID has been recycled', since: '4.0.7' },
      { line: 'Failed to automatically determine the namespaces which the container uses', until: '4.0.6' },
      {
        line: 'failed to automatically determine the namespaces which the container unshared',
        until: '2.0.6',
      },
    ),
  ],
  manpages: ['lxc-info(1)', 'lxc-attach(1)'],
});
