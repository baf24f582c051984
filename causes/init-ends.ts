import { cause } from '../src/model/cause.ts';
import { often } from '../src/model/symptom.ts';

export default cause({
  stage: 'init',
  title: 'The program that the container starts ends at once',
  why: 'A container lives as long as its init. If that program prints an error and exits, or was never meant to stay, the container stops without any error of LXC.',
  remedy: 'Start it in the foreground, `lxc-start -n NAME -F`, and read what the program itself prints.',
  tell: 'At `-l INFO` the log has `Child <PID> ended on error`, and no ERROR line before it.',
  who: 'user',
  foundBy: ['init-cgroup', 'rootfs-init'],
  symptoms: often(
    'Child <{}> ended on error ({})',
    { line: 'Child <{}> ended on signal ({})', until: '4.0.11' },
    { line: 'Child <{}> ended on signal {}({})', since: '4.0.12' },
  ),
  manpages: ['lxc-start(1)', 'lxc.container.conf(5)'],
});
