import { phrase } from '../src/base/phrase.ts';
import { useHierarchy } from '../src/facts/cgroup/use-hierarchy.ts';
import { manual, root } from '../src/model/action.ts';
import { onlyV1 } from '../src/model/applicability.ts';
import { rule } from '../src/model/rule.ts';
import { rarely } from '../src/model/symptom.ts';

export default rule({
  subject: 'machine',
  stage: 'cgroup',
  title: 'A cgroup is charged for the memory of the cgroups below it',
  why: 'On cgroup v1 a memory limit may apply to one cgroup alone, and not to those below it: what a container puts into cgroups of its own, as systemd does, then escapes the limit. It does not if memory.use_hierarchy is 1.',
  remedy:
    'Set memory.use_hierarchy to 1 at boot, before anything creates cgroups below it. systemd does so by itself.',
  fault: 'A cgroup is not charged for the memory of the cgroups below it',
  symptoms: rarely(
    'Failed to set {} memory.use_hierarchy to {}',
    'Failed to set memory.use_hierarchy{}',
    '{} set memory.use_hierarchy {}',
  ),
  manpages: ['cgroups(7)', 'systemd.resource-control(5)'],
  notes: ['systemd sets it to 1 at boot, and in Linux 5.11 and later it is always 1.'],
  maxSeverity: 'warning',
  skipWhen: onlyV1,
  requires: { useHierarchy },

  *check({ useHierarchy }) {
    if (useHierarchy?.value !== '0') return;
    const { path, child } = useHierarchy;
    yield {
      kind: child ? 'too-late' : 'off',
      severity: 'warning',
      message: phrase`memory limits do not apply to the cgroups below that of a container`,
      evidence: [
        { at: { path, line: 1, text: '0' }, note: phrase`each cgroup is charged only for itself` },
        ...(child
          ? [
              {
                at: { path: child },
                note: phrase`exists: the kernel changes it only while there are no cgroups`,
              },
            ]
          : []),
      ],
      fix: child
        ? manual(
            phrase`set it to 1 at the next boot, before anything creates cgroups, as systemd and prepare-lxc-cgroups do`,
          )
        : {
            safety: 'safe',
            title: phrase`set it to 1, before cgroups are created`,
            actions: [{ do: 'setting', by: root, path, before: '0', after: '1' }],
          },
    };
  },
});
