import { isNonEmpty } from '../src/base/non-empty.ts';
import { list, type Phrase, phrase } from '../src/base/phrase.ts';
import { lostAtBoot } from '../src/facts/cgroup/clone-children-at-boot.ts';
import { cloneChildren, emptyCpusets } from '../src/facts/cgroup/cpuset.ts';
import { onlyV1 } from '../src/model/applicability.ts';
import { orElse } from '../src/model/fact.ts';
import { rule } from '../src/model/rule.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';
import {
  cloneChildrenAtBoot,
  enableCloneChildren,
  fillCpuset,
} from '../src/remedies/cgroup/clone-children.ts';

export default rule({
  subject: 'machine',
  stage: 'cgroup',
  title: 'New cpuset cgroups inherit the CPUs and memory nodes of their parent',
  why: 'A new cpuset cgroup has no CPUs and memory nodes, and no process can join a cgroup without them. If cgroup.clone_children is 1, it starts with those of its parent.',
  remedy:
    'As root: `echo 1 > /sys/fs/cgroup/cpuset/cgroup.clone_children`, before the cgroups of users are created, and at every boot.',
  fault: 'New cpuset cgroups have no CPUs or memory nodes, so nothing can enter them',
  symptoms: [
    ...sure(
      'No space left on device - Failed to enter cgroup "{}"',
      { line: 'No space left on device - Failed to enter cgroup {}', since: '4.0.7' },
      { line: 'No space left on device - Failed to attach to cgroup fd {}', since: '4.0.7' },
      'No space left on device - Failed to move monitor {} to "{}"',
      'No space left on device - Failed to attach {} to {}',
      'Failed to initialize cpuset.cpus{}',
      'Failed to initialize cpuset.mems{}',
      'Failed to write {}(cgroup.clone_children){}',
      'Failed to write {} to "{}/cgroup.clone_children"',
      'Failed to write "{}" to "{}/cgroup.clone_children"{}',
      'Failed to read {} cgroup.clone_children{}',
    ),
    ...often(
      // What dash says of the tutorial's own script, which writes to the tasks of a cpuset without CPUs.
      '{}: echo: echo: I/O error',
      { line: 'Failed to handle legacy cpuset controller', until: '4.0.6' },
      { line: 'Failed to handle cgroupfs v1 cpuset controller', until: '2.1.1' },
      'Failed to initialize cpuset{}',
      'Failed to write cpu list to "{}"',
      { line: 'Could not write cpu list to: {}', until: '2.1.1' },
      { line: 'Failed to write {}(cpuset.mems)', since: '4.0.7', until: '6.0.6' },
    ),
    ...sometimes(
      'Failed to setup limits for the "cpuset" controller. The controller seems to be unused by "cgfsng" cgroup driver or not enabled on the cgroup hierarchy',
    ),
    ...rarely(
      'Failed to enter cgroup "{}"',
      { line: 'Failed to enter cgroup {}', since: '4.0.7' },
      { line: 'Failed to enter group {}', until: '2.1.1' },
    ),
  ],
  manpages: ['cpuset(7)', 'cgroups(7)'],
  notes: [
    'LXC 5 still starts: it leaves out the cpuset controller, so limits on CPUs have no effect; if the config sets any, it does not start.',
  ],
  maxSeverity: 'warning',
  skipWhen: onlyV1,
  requires: { cloneChildren },
  wants: { emptyCpusets: orElse(emptyCpusets, []), lostAtBoot: orElse(lostAtBoot, undefined) },

  *check({ cloneChildren, emptyCpusets: empty, lostAtBoot: lost }) {
    if (cloneChildren === undefined) return;
    const { path, value } = cloneChildren;
    const off = value !== '1';
    const evidence = [
      ...(off
        ? [
            {
              at: { path, line: 1, text: value },
              note: phrase`should be 1 before the cgroups of users are created`,
            },
          ]
        : []),
      ...empty.map((each) => ({
        at: { path: each.path },
        note: phrase`created while it was 0: lacks ${list(each.lacks.map(({ kind }) => lacking[kind]))}`,
      })),
      ...(lost ? [{ at: { path: lost }, note: phrase`runs at boot, and does not set it to 1` }] : []),
    ];
    const actions = [
      ...enableCloneChildren(cloneChildren),
      ...empty.flatMap(fillCpuset),
      ...(lost ? [cloneChildrenAtBoot(cloneChildren)] : []),
    ];
    if (!isNonEmpty(evidence) || !isNonEmpty(actions)) return;
    const otherKind = empty.length > 0 ? 'empty-cgroup' : 'off-at-boot';
    const otherwise =
      empty.length > 0
        ? phrase`a cpuset cgroup of a user has no CPUs assigned, so no process can join it`
        : phrase`after the next boot, new cpuset cgroups will have no CPUs assigned`;
    yield {
      kind: off ? 'off' : otherKind,
      severity: 'warning',
      message: off
        ? phrase`new cpuset cgroups have no CPUs assigned, so no process can join them`
        : otherwise,
      evidence,
      fix: {
        safety: 'safe',
        title: title(off, empty.length > 0, lost !== undefined),
        actions,
      },
    };
  },
});

const lacking = { cpus: phrase`CPUs`, mems: phrase`memory nodes` } as const;

function title(off: boolean, empty: boolean, lost: boolean): Phrase {
  if (!off && !lost) return phrase`give the cgroups that have none the CPUs and memory nodes of their parent`;
  if (!empty) return lost ? phrase`set it to 1 at every boot` : phrase`set it to 1`;
  return lost
    ? phrase`set it to 1 at every boot, and give the cgroups that have none the CPUs and memory nodes of their parent`
    : phrase`set it to 1, and give the cgroups that have none the CPUs and memory nodes of their parent`;
}
