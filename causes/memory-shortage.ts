import { cause } from '../src/model/cause.ts';
import { often } from '../src/model/symptom.ts';

export default cause({
  stage: 'kernel',
  title: 'The host is out of memory',
  why: 'The kernel or the program itself could not get memory, so LXC gave up where it stood.',
  remedy:
    'Look with `free -m` and `journalctl -k | grep -i "out of memory"`; stop what needs it, or add swap.',
  tell: '`free -m` shows next to nothing available, or `ulimit -v` of the shell is not unlimited.',
  who: 'root',
  foundBy: ['session-limits'],
  symptoms: [
    ...often(
      '{}Out of memory: Killed process {}',
      'Cannot allocate memory - Failed to clone a new set of namespaces',
      'Cannot allocate memory - Failed to create new process',
      'Cannot allocate memory - Failed to{}',
      'out of memory {}',
      'failed to allocate memory',
      'memory allocation error',
      'out of memory',
    ),
  ],
  manpages: ['free(1)', 'ulimit(1p)'],
});
