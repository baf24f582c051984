import { cause } from '../src/model/cause.ts';
import { often, sometimes } from '../src/model/symptom.ts';

export default cause({
  stage: 'network',
  title: 'The config shares a namespace of a process that is not the user’s',
  why: 'lxc.namespace.share takes the namespaces of another container, or of the process with a PID. The kernel lets a user enter only those of their own user namespaces.',
  remedy: 'Share only namespaces of containers of the same user, or remove the `lxc.namespace.share` line.',
  tell: 'The config has an lxc.namespace.share or lxc.namespace.keep.',
  who: 'user',
  foundBy: ['start-values'],
  symptoms: [
    ...often('Failed to inherit {} namespace', 'Operation not permitted - Failed to inherit {} namespace', {
      line: 'Failed to record inherited namespaces',
      since: '5.0.1',
    }),
    ...sometimes(
      'Process is not privileged over network namespace',
      'Failed opening network namespace path for {}',
      'Failed to setns() to the network namespace of the container with PID {}',
      'Caller is not allowed to delete network device "{}"',
      'Permission denied - Uid {} may not access {}',
      { line: 'Failed to open file descriptor for {} namespace', until: '2.0.11' },
    ),
  ],
  manpages: ['lxc.container.conf(5)', 'setns(2)'],
});
