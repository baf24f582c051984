import { list, type Phrase, phrase } from '../src/base/phrase.ts';
import { account } from '../src/facts/account/account.ts';
import { cgroupBootService } from '../src/facts/cgroup/boot-service.ts';
import { type RootCgroups, rootCgroups } from '../src/facts/cgroup/root-cgroups.ts';
import { mayNeedV1Cgroup } from '../src/lxc/own-cgroup.ts';
import { onlyV1 } from '../src/model/applicability.ts';
import type { Platform } from '../src/model/platform.ts';
import { rule } from '../src/model/rule.ts';
import { often, rarely } from '../src/model/symptom.ts';
import { enterCgroups } from '../src/remedies/cgroup/enter-cgroups.ts';

export default rule({
  subject: 'user',
  stage: 'cgroup',
  title: 'The shell that starts containers is in cgroups that its user owns, not in the root cgroup',
  why: 'Limits of a container are set in cgroups created below those of the shell that starts it. In the root cgroup of a controller only root may create any.',
  remedy:
    'Move the shell into the cgroups of the user before starting the container, or log in by ssh with libpam-cgfs installed.',
  fault: 'The shell is in the root cgroup, where only root creates cgroups',
  symptoms: [
    ...often(
      'Permission denied - Failed to create directory "/sys/fs/cgroup/lxc.monitor.{}"',
      'Permission denied - Failed to create directory "/sys/fs/cgroup//lxc.monitor.{}"',
      'Permission denied - Failed to create directory "/sys/fs/cgroup/{}//lxc.monitor.{}"',
    ),
    ...rarely(
      'Legacy hierarchy not writable, skipping{}',
      'Failed creating cgroups',
      'Failed to create monitor cgroup',
    ),
  ],
  manpages: ['cgroups(7)', 'pam_cgfs(8)'],
  notes: [
    'From LXC 3 on the container still starts, without cgroups of its own (seen with 5.0.2 on cgroup v1). Limits then have no effect, or stop the start if the config sets any.',
  ],
  maxSeverity: ({ lxc }: Platform) => (lxc && mayNeedV1Cgroup(lxc) ? 'error' : 'warning'),
  skipWhen: onlyV1,
  requires: { account, rootCgroups },
  wants: { cgroupBootService },

  *check({ account: { name }, rootCgroups, cgroupBootService }) {
    if (!rootCgroups) return;
    const { at, controllers, unprepared, fatal } = rootCgroups;
    yield {
      kind: unprepared ? 'no-cgroups' : 'at-root',
      ...(fatal ? { severity: 'error', lxcMessage: 'Failed creating cgroups' } : { severity: 'warning' }),
      message: message(rootCgroups, name),
      evidence: [{ at, note: phrase`root cgroup of ${list(controllers)}` }],
      fix: enterCgroups(name, unprepared, cgroupBootService),
    };
  },
});

function message({ who, controllers, all, unprepared, fatal }: RootCgroups, name: string): Phrase {
  const where = all ? phrase`every controller` : phrase`${list(controllers)}`;
  if (unprepared)
    return fatal
      ? phrase`${who} is in the root cgroup of ${where}, and ${name} has no cgroups to enter: this LXC gives up if it cannot create cgroups`
      : phrase`${who} is in the root cgroup of ${where}, and ${name} has no cgroups to enter: container limits cannot be applied`;
  return fatal
    ? phrase`${who} is in the root cgroup of ${where}: this LXC gives up if it cannot create cgroups`
    : phrase`${who} is in the root cgroup of ${where}: container limits cannot be applied`;
}
