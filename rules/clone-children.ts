import { list, type Phrase, phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { lostAtBoot } from '../src/facts/cgroup/clone-children-at-boot.ts';
import { cloneChildren, emptyCpusets } from '../src/facts/cgroup/cpuset.ts';
import { onlyV1 } from '../src/model/applicability.ts';
import { rule } from '../src/model/rule.ts';
import {
  cloneChildrenAtBoot,
  enableCloneChildren,
  fillCpuset,
} from '../src/remedies/cgroup/clone-children.ts';

export default rule({
  subject: 'machine',
  stage: 'cgroup',
  title: 'New cpuset cgroups take over the processors and memory nodes of their parent',
  why: 'A cgroup of the cpuset controller is made without processors and memory nodes, and no process can enter one that has none. With cgroup.clone_children at 1 it begins with those of its parent.',
  symptoms: ['No space left on device', 'Failed to initialize cpuset.cpus', 'cgroup.clone_children'],
  manpages: ['cpuset(7)', 'cgroups(7)'],
  notes: [
    'LXC 5 starts all the same: it leaves out the cpuset controller, so that limits on processors have no effect; where the config sets any, it does not start.',
  ],
  maxSeverity: 'warning',
  skipWhen: onlyV1,
  requires: { cloneChildren },
  wants: { emptyCpusets, lostAtBoot },

  *check({ cloneChildren, emptyCpusets, lostAtBoot }) {
    if (cloneChildren === undefined) return;
    const { path, value } = cloneChildren;
    const empty = emptyCpusets instanceof Unseen ? [] : emptyCpusets;
    const lost = lostAtBoot instanceof Unseen ? undefined : lostAtBoot;
    const off = value !== '1';
    const [seen, ...more] = [
      ...(off
        ? [
            {
              at: { path, line: 1, text: value },
              note: phrase`should be 1 before the cgroups of users are made`,
            },
          ]
        : []),
      ...empty.map((each) => ({
        at: { path: each.path },
        note: phrase`was made while the switch was off: it has ${list(each.lacks.map(({ of }) => phrase`no ${of}`))}`,
      })),
      ...(lost ? [{ at: { path: lost }, note: phrase`runs at boot, and does not switch it on` }] : []),
    ];
    const [first, ...others] = [
      ...enableCloneChildren(cloneChildren),
      ...empty.flatMap(fillCpuset),
      ...(lost ? [cloneChildrenAtBoot(cloneChildren)] : []),
    ];
    if (!seen || !first) return;
    const otherwise =
      empty.length > 0
        ? phrase`a user’s cpuset cgroup was made without processors, so no process can enter it`
        : phrase`after the next boot, cpuset cgroups will be made without processors`;
    yield {
      severity: 'warning',
      message: off
        ? phrase`new cpuset cgroups are made without processors, so no process can enter them`
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

function title(off: boolean, empty: boolean, lost: boolean): Phrase {
  if (!off && !lost) return phrase`give the cgroups that have none the CPUs and memory nodes of their parent`;
  const enable = lost ? phrase`set it to 1 at every boot` : phrase`set it to 1`;
  return empty
    ? phrase`${enable}, and give the cgroups that have none the CPUs and memory nodes of their parent`
    : enable;
}
