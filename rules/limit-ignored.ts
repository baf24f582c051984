import { phrase } from '../src/base/phrase.ts';
import { lostLimits } from '../src/facts/cgroup/lost-limits.ts';
import { misplacedLimits } from '../src/facts/cgroup/misplaced-limits.ts';
import { manual } from '../src/model/action.ts';
import { included, rule } from '../src/model/rule.ts';
import { rarely } from '../src/model/symptom.ts';
import { setEqualLimit } from '../src/remedies/cgroup/set-equal-limit.ts';

export default rule({
  subject: 'container',
  stage: 'cgroup',
  title: 'The limits of the config are for the version of cgroups that the host uses',
  why: 'lxc.cgroup.* sets limits on cgroup v1, and lxc.cgroup2.* on cgroup v2. LXC silently ignores those for the version that the host does not use: the container starts, and is not limited.',
  remedy:
    'Set the limit in the words of the other version: memory.limit_in_bytes of cgroup v1 is memory.max of cgroup v2, cpu.shares is cpu.weight, and cpu.cfs_quota_us with cpu.cfs_period_us is cpu.max.',
  fault: 'The config has limits for the version of cgroups that the host does not use',
  symptoms: rarely(
    { line: 'Ignoring legacy cgroup limits on pure cgroup2 system', since: '4.0.2', until: '6.0.6' },
    { line: 'Ignoring cgroup2 limits on legacy cgroup system', since: '4.0.3' },
  ),
  manpages: ['lxc.container.conf(5)', 'cgroups(7)', 'systemd.resource-control(5)'],
  notes: [
    'A hybrid host has its controllers on cgroup v1, so it heeds lxc.cgroup.* alone.',
    'A config for hosts of both versions has each limit twice: nothing is reported of what this version is told as well.',
    'On cgroup v2 without a cgroup that the user owns, limits for cgroup v1 stop the start (cgroup-limits). LXC 7 rejects them everywhere.',
    'cpu.shares becomes cpu.weight by the ratio of the defaults, 1024 to 100, as in the kernel and in systemd; runc had a formula of its own. memory.memsw.limit_in_bytes includes memory, memory.swap.max does not.',
    'Seen in throwaway hosts with LXC 4.0.6, 5.0.2 and 6.0.4; the files of cgroup v2 in the documentation of the kernel (cgroup-v2.rst).',
  ],
  scope: 'file',
  maxSeverity: 'warning',
  requires: { lostLimits, misplacedLimits },

  *check({ lostLimits, misplacedLimits }, { user }) {
    for (const { limit, file, version } of misplacedLimits)
      yield {
        kind: 'file-of-other-version',
        severity: 'warning',
        message: phrase`${limit.key} limits nothing on any host: ${file} is a file of cgroup v${version}`,
        evidence: [{ at: limit.keyAt, note: phrase`is for cgroup v${3 - version}` }, ...included(limit.via)],
        fix: manual(
          phrase`write it as ${version === 2 ? 'lxc.cgroup2' : 'lxc.cgroup'}.${file}, or remove the line`,
        ),
      };
    for (const lost of lostLimits) {
      const { limit, version, equal } = lost;
      yield {
        kind: equal === 'none' ? 'no-equal' : 'other-version',
        severity: 'warning',
        message:
          version === 2
            ? phrase`${limit.key} has no effect: on this host LXC sets limits of cgroup v2 alone`
            : phrase`${limit.key} has no effect: on this host LXC sets limits of cgroup v1 alone`,
        evidence: [{ at: limit.keyAt, note: phrase`is ignored` }, ...included(limit.via)],
        lxcMessage:
          version === 2
            ? 'Ignoring legacy cgroup limits on pure cgroup2 system'
            : 'Ignoring cgroup2 limits on legacy cgroup system',
        fix: setEqualLimit(lost, user.name),
      };
    }
  },
});
