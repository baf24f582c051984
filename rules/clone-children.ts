import { cloneChildren } from '../src/facts/cpuset.ts';
import { root } from '../src/fix/action.ts';
import { rule } from '../src/rule.ts';
import { onlyV1 } from '../src/skip.ts';

export default rule({
  about: 'machine',
  stage: 'cgroup',
  title: 'New cpuset cgroups take over the processors and memory nodes of their parent',
  why: 'A cgroup of the cpuset controller is made without processors and memory nodes, and no process can enter one that has none. With cgroup.clone_children at 1 it begins with those of its parent.',
  symptoms: ['No space left on device', 'Failed to initialize cpuset.cpus', 'cgroup.clone_children'],
  see: ['cpuset(7)', 'cgroups(7)'],
  notes: [
    'LXC 5 starts all the same: it leaves out the cpuset controller, so that limits on processors have no effect; where the config sets any, it does not start.',
  ],
  worst: 'warning',
  unless: onlyV1,
  needs: { cloneChildren },

  *check({ cloneChildren }) {
    if (cloneChildren === undefined || cloneChildren.value === '1') return;
    const { path, value } = cloneChildren;
    yield {
      severity: 'warning',
      message: 'new cpuset cgroups are made without processors, so no process can enter them',
      evidence: [
        { at: { path, line: 1, text: value }, note: 'should be 1 before the cgroups of users are made' },
      ],
      fix: {
        safety: 'safe',
        title: 'switch it on until the next boot, for cgroups that are made from now on',
        actions: [{ do: 'setting', by: root, path, before: value, after: '1' }],
      },
    };
  },
});
