import { cause } from '../src/model/cause.ts';
import { often, rarely, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'config',
  title: 'The lxc.cgroup.dir keys contradict each other, or name a cgroup that cannot be created',
  why: 'lxc.cgroup.dir is short for one directory for monitor and payload, and the other keys name one each. LXC refuses both together, absolute paths, and paths that lead upwards.',
  remedy:
    'Leave `lxc.cgroup.dir` alone, or set `lxc.cgroup.dir.container` and `lxc.cgroup.dir.monitor` together, with names that no cgroup has.',
  tell: 'The config has lines that begin with `lxc.cgroup.dir`.',
  who: 'user',
  releases: { since: '4.0' },
  foundBy: ['start-values', 'config-syntax'],
  symptoms: [
    ...sure(
      { line: 'lxc.cgroup.dir conflicts with lxc.cgroup.dir.payload/monitor', since: '4.0.3' },
      { line: 'lxc.cgroup.dir.payload and lxc.cgroup.dir.monitor must both be set', since: '4.0.3' },
      { line: '{} paths may not be absolute', since: '4.0.7' },
      { line: '{} paths may not walk upwards via "../"', since: '4.0.7' },
      { line: 'lxc.cgroup.dir.container.inner must be a single directory name', since: '5.0.0' },
      // Without the key there is no directory above.
      { line: 'Failed to create monitor cgroup {}({}/lxc.monitor.{})', since: '4.0.7' },
    ),
    ...often(
      { line: 'Numerical result out of range - Failed to create container cgroup', since: '4.0.3' },
      'Numerical result out of range - Failed to create monitor cgroup',
      { line: 'Container base path must be relative to controller mount', since: '4.0.7' },
      { line: 'No absolute paths allowed', since: '4.0.7' },
      { line: 'No upward walking paths allowed', since: '4.0.7' },
    ),
    ...rarely(
      { line: 'Failed to create container cgroup', since: '4.0.3' },
      'Failed to create monitor cgroup',
    ),
  ],
  manpages: ['lxc.container.conf(5)'],
});
