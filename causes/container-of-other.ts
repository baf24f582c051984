import { cause } from '../src/model/cause.ts';
import { often, rarely, sometimes } from '../src/model/symptom.ts';

export default cause({
  stage: 'session',
  title: 'The container was started by another user',
  why: 'The socket, the cgroups and the namespaces of a running container are those of the user who started it. Another account, root included, looks in other directories or lacks the permissions.',
  remedy: 'Run the command as the user who started the container, in a login of that user.',
  tell: '`ps -o user,cmd -C lxc-start` and `ps -ef | grep "lxc monitor"` show who started it.',
  who: 'user',
  foundBy: ['attach-session'],
  symptoms: [
    ...often(
      'Insufficent privileges to control {}',
      'Insufficent privileges to control {}:{}',
      'Insufficient privileges to control container "{}"',
      { line: "Operation not permitted - failed to set namespace '{}'", until: '2.0.5' },
      'Denied access to tty',
      { line: 'console access denied: {}', until: '2.0.6' },
    ),
    ...sometimes(
      { line: 'Operation not permitted - Failed to attach to namespaces via pidfd', since: '4.0.7' },
      'Operation not permitted - Failed to attach to {} namespace of {}',
      { line: 'Permission denied - Failed to preserve {} namespace of {}', since: '4.0.7' },
    ),
    ...rarely(
      { line: 'Failed to attach to unified cgroup', since: '4.0.0' },
      { line: 'Failed to move process into target cgroup via fd {} and {}', since: '4.0.1' },
      { line: 'Failed to create leaf cgroup ".lxc"', since: '4.0.1' },
    ),
  ],
  manpages: ['lxc-attach(1)', 'lxc(7)'],
});
