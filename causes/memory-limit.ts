import { cause } from '../src/model/cause.ts';
import { rarely, sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'cgroup',
  title: 'A limit on memory or processes kills the container as it starts',
  why: 'A limit below what init needs makes the kernel kill its processes, or refuse new ones. LXC then only sees that a process has gone.',
  remedy:
    'Raise `lxc.cgroup2.memory.max` or `lxc.cgroup2.pids.max` (on cgroup v1 `lxc.cgroup.memory.limit_in_bytes`, `lxc.cgroup.pids.max`) in the config.',
  tell: '`journalctl -k | grep -i "killed process"` names a process of the container, or “fork rejected” its cgroup.',
  who: 'user',
  foundBy: ['cgroup-limits'],
  symptoms: [
    ...sure('{}Memory cgroup out of memory: {}', '{}fork rejected by pids controller in {}/lxc.payload{}'),
    ...sometimes(
      'User {} may not modify netns for pid {}',
      'No such file or directory - Uid {} may not access {}',
      { line: 'Child <{}> ended on signal ({})', until: '4.0.11' },
      'Child <{}> ended on signal Killed({})',
      'Child <{}> ended on signal (9)',
      '{}Failed to fork off sandboxing environment{}',
      { line: 'Child process {} terminated by signal {}', since: '4.0.12' },
    ),
    ...rarely({ line: 'Child <{}> ended on signal {}({})', since: '4.0.12' }),
  ],
  manpages: ['lxc.container.conf(5)', 'cgroups(7)'],
});
