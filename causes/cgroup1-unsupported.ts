import { cause } from '../src/model/cause.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'cgroup',
  title: 'This LXC no longer supports cgroup v1',
  why: 'LXC 7 works with cgroup v2 alone. On a host with v1 or a hybrid layout it mounts no cgroups in containers, and a systemd in them cannot start.',
  remedy:
    'Boot the host with cgroup v2: remove `systemd.unified_cgroup_hierarchy=0` from the kernel command line. Otherwise stay with LXC 6.',
  tell: '`lxc-start --version` prints 7 or later, and `stat -fc %T /sys/fs/cgroup` prints tmpfs.',
  who: 'root',
  releases: { since: '7.0' },
  only: 'hosts with cgroup v1',
  foundBy: ['start-values'],
  symptoms: [
    ...sure({ line: 'Failed to mount cgroups - unsupported cgroup layout', since: '7.0.0' }),
    ...often({ line: 'Unsupported cgroup layout ({})', since: '7.0.0' }),
    ...sometimes('Unsupported config key "lxc.cgroup.{}"'),
    ...rarely(
      { line: 'Unsupported cgroup layout', since: '4.0.7', until: '6.0.6' },
      { line: 'Running with unknown cgroup layout', until: '4.0.6' },
    ),
  ],
  manpages: ['cgroups(7)'],
});
