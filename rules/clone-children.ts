import { Unseen } from '../src/base/unseen.ts';
import { lostAtBoot } from '../src/facts/cgroup/clone-children-at-boot.ts';
import { cloneChildren, emptyCpusets } from '../src/facts/cgroup/cpuset.ts';
import { onlyV1 } from '../src/model/applicability.ts';
import { rule } from '../src/model/rule.ts';
import { everyBoot, fill, switchOn } from '../src/remedies/cgroup/clone-children.ts';

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
  hopes: { emptyCpusets, lostAtBoot },

  *check({ cloneChildren, emptyCpusets, lostAtBoot }) {
    if (cloneChildren === undefined) return;
    const { path, value } = cloneChildren;
    const empty = emptyCpusets instanceof Unseen ? [] : emptyCpusets;
    const lost = lostAtBoot instanceof Unseen ? undefined : lostAtBoot;
    const off = value !== '1';
    const [seen, ...more] = [
      ...(off
        ? [{ at: { path, line: 1, text: value }, note: 'should be 1 before the cgroups of users are made' }]
        : []),
      ...empty.map((each) => ({
        at: { path: each.path },
        note: `was made while the switch was off: it has ${each.lacks.map(({ of }) => `no ${of}`).join(' and ')}`,
      })),
      ...(lost ? [{ at: { path: lost }, note: 'runs at boot, and does not switch it on' }] : []),
    ];
    const [first, ...others] = [
      ...switchOn(cloneChildren),
      ...empty.flatMap(fill),
      ...(lost ? [everyBoot(cloneChildren)] : []),
    ];
    if (!seen || !first) return;
    const otherwise =
      empty.length > 0
        ? 'a user’s cpuset cgroup was made without processors, so no process can enter it'
        : 'after the next boot, cpuset cgroups will be made without processors';
    yield {
      severity: 'warning',
      message: off
        ? 'new cpuset cgroups are made without processors, so no process can enter them'
        : otherwise,
      evidence: [seen, ...more],
      fix: {
        safety: 'safe',
        title: title(off, empty.length > 0, lost !== undefined),
        actions: [first, ...others],
      },
    };
  },
});

const title = (off: boolean, empty: boolean, lost: boolean) =>
  [
    ...(off || lost ? [`switch it on${lost ? ' at every boot' : ''}`] : []),
    ...(empty ? ['give the cgroups that lack them those of their parent'] : []),
  ].join(', and ');
