import { cause } from '../src/model/cause.ts';
import { often } from '../src/model/symptom.ts';

export default cause({
  stage: 'session',
  title: 'The container is running, and the command needs it stopped',
  why: 'lxc-destroy, lxc-copy and renaming change the files of the container, which its processes are using.',
  remedy: 'Stop it first with `lxc-stop -n NAME`; `lxc-destroy -f` and `lxc-copy -a` do that or allow it.',
  tell: '`lxc-info -n NAME` says RUNNING.',
  who: 'user',
  symptoms: often(
    { line: '{} is running', file: 'lxc_destroy.c' },
    'container {} is not stopped',
    { line: 'error: Original container ({}) is running', until: '3.0.4' },
    'Error: Container {} is running',
  ),
  manpages: ['lxc-stop(1)', 'lxc-destroy(1)', 'lxc-copy(1)'],
});
