import { cause } from '../src/model/cause.ts';
import { often, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'config',
  title: 'The config has an lxc.proc line that the user may not write',
  why: 'LXC writes lxc.proc from outside into /proc/PID of the container’s init, which is owned by another ID than the user.',
  remedy:
    'Remove the `lxc.proc` line; set oom_score_adj in the unit that starts the container: `OOMScoreAdjust=`.',
  tell: 'The config has a line that begins with lxc.proc.',
  who: 'user',
  foundBy: ['start-values'],
  symptoms: [
    ...sure('Failed to setup proc filesystem {} to {}', 'Error setting up proc filesystem path'),
    ...often({ line: 'Failed to setup procfs limits', since: '4.0.11' }),
  ],
  manpages: ['lxc.container.conf(5)', 'proc(5)'],
});
