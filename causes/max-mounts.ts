import { cause } from '../src/model/cause.ts';
import { often, rarely, sometimes } from '../src/model/symptom.ts';

export default cause({
  stage: 'kernel',
  title: 'The limit on mounts in one mount namespace is reached',
  why: 'The kernel allows fs.mount-max mounts in a namespace, 100000 by default.',
  remedy:
    'Raise it: `sysctl -w fs.mount-max=200000`; look with `wc -l /proc/self/mountinfo` what uses them up.',
  tell: '`wc -l /proc/self/mountinfo` is near the value of `sysctl fs.mount-max`.',
  who: 'root',
  foundBy: ['userns-limit'],
  symptoms: [
    ...often(
      'No space left on device - Failed to mount "{}" on "{}"',
      'No space left on device - Failed to mount "{}" onto "{}"',
    ),
    ...sometimes({ line: 'No space left on device - Failed to create detached mount', since: '4.0.7' }),
    ...rarely('No space left on device - Failed to create "/dev" directory'),
  ],
  manpages: ['mount_namespaces(7)', 'proc(5)'],
});
