import { phrase } from '../src/base/phrase.ts';
import { useHierarchy } from '../src/facts/cgroup/use-hierarchy.ts';
import { manual, root } from '../src/model/action.ts';
import { onlyV1 } from '../src/model/applicability.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'machine',
  stage: 'cgroup',
  title: 'A cgroup is charged for the memory that the cgroups below it use',
  why: 'On cgroup v1 a limit of memory can hold for one cgroup alone, and not for those below it: what a container puts into cgroups of its own, as systemd does, then escapes the limit. With memory.use_hierarchy at 1 it does not.',
  symptoms: ['memory.use_hierarchy'],
  manpages: ['cgroups(7)', 'systemd.resource-control(5)'],
  notes: ['systemd switches it on at boot, and Linux 5.11 and later know nothing else.'],
  maxSeverity: 'warning',
  skipWhen: onlyV1,
  requires: { useHierarchy },

  *check({ useHierarchy }) {
    if (useHierarchy?.value !== '0') return;
    const { path, child } = useHierarchy;
    yield {
      severity: 'warning',
      message: phrase`limits of memory do not hold for the cgroups below a container’s own`,
      evidence: [
        { at: { path, line: 1, text: '0' }, note: phrase`charges each cgroup for itself alone` },
        ...(child
          ? [
              {
                at: { path: child },
                note: phrase`is there: the kernel switches only where there are no cgroups`,
              },
            ]
          : []),
      ],
      fix: child
        ? manual(
            phrase`switch it on at the next boot, before anything makes cgroups: systemd and prepare-lxc-cgroups do`,
          )
        : {
            safety: 'safe',
            title: phrase`switch it on, before cgroups are made`,
            actions: [{ do: 'setting', by: root, path, before: '0', after: '1' }],
          },
    };
  },
});
