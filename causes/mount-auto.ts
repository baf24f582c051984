import { cause } from '../src/model/cause.ts';
import { often, sometimes } from '../src/model/symptom.ts';

export default cause({
  stage: 'init',
  title: 'The container runs systemd, and lxc.mount.auto mounts no proc, sys or cgroup for it',
  why: 'systemd mounts them itself if they are missing, which the root of an unprivileged container may not. common.conf of LXC has the line; a config written without it lacks it.',
  remedy:
    'Include common.conf and userns.conf from /usr/share/lxc/config, or set `lxc.mount.auto = cgroup:mixed proc:mixed sys:mixed`.',
  tell: 'The config and its includes have no lxc.mount.auto.',
  who: 'user',
  foundBy: ['userns-include', 'init-cgroup'],
  symptoms: [
    ...often(
      '{}Failed to mount proc at /proc: {}',
      '{}Failed to mount proc (type proc) on /proc {}',
      '{}Failed to mount sysfs at /sys: {}',
      '{}Failed to mount sysfs (type sysfs) on /sys {}',
      '{}Failed to mount tmpfs at /dev: {}',
    ),
    ...sometimes(
      '{}Failed to mount tmpfs at /run: {}',
      '{}Failed to mount cgroup at /sys/fs/cgroup/systemd: {}',
      '{}Failed to mount tmpfs at /sys/fs/cgroup: {}',
      '{}Failed to mount tmpfs (type tmpfs) on /sys/fs/cgroup {}',
      '{}Failed to mount cgroup2 at /sys/fs/cgroup: {}',
      '{}Failed to mount cgroup2 (type cgroup2) on /sys/fs/cgroup {}',
      '{}Failed to determine whether /sys is a mount point: {}',
      'Child <{}> ended on error ({})',
    ),
  ],
  manpages: ['lxc.container.conf(5)'],
});
