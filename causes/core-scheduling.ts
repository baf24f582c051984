import { cause } from '../src/model/cause.ts';
import { sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'kernel',
  title: 'The config asks for core scheduling, which this kernel does not have',
  why: 'lxc.sched.core = 1 puts the container on CPU cores of its own. The kernel needs CONFIG_SCHED_CORE and CPUs with several threads a core.',
  remedy: 'Remove `lxc.sched.core = 1` from the config.',
  tell: 'The config has the line, and `lscpu` shows one thread per core, or the kernel is older than 5.14.',
  who: 'user',
  releases: { since: '4.0.11' },
  foundBy: ['start-values'],
  symptoms: sure(
    { line: 'The kernel does not support core scheduling', since: '4.0.11' },
    { line: 'Failed to create new core scheduling domain', since: '4.0.11' },
    { line: 'Failed to retrieve core scheduling domain cookie', since: '4.0.11' },
    { line: 'Failed to join core scheduling domain of {}', since: '4.0.11' },
    { line: 'Core scheduling currently requires a separate pid namespace', since: '4.0.11' },
    { line: 'Invalid core scheduling domain cookie {} != {}', since: '4.0.11' },
  ),
  manpages: ['lxc.container.conf(5)'],
});
