import { cause } from '../src/model/cause.ts';
import { often, rarely, sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'cgroup',
  title: 'No cgroup hierarchy that LXC can use is mounted at /sys/fs/cgroup',
  why: 'LXC looks for cgroup v2 or the controllers of v1 below /sys/fs/cgroup. A host without systemd mounts them only if an init script does, and another container or a chroot may lack them.',
  remedy:
    'Mount them as root: `mount -t cgroup2 cgroup2 /sys/fs/cgroup`, or install a package such as cgroupfs-mount.',
  tell: '`findmnt -R /sys/fs/cgroup` shows nothing, or not the version that the config asks for.',
  who: 'root',
  foundBy: ['start-values'],
  symptoms: [
    ...sure({ line: 'Failed to open /sys/fs/cgroup', since: '7.0.0' }),
    ...often(
      { line: 'No unified cgroup hierarchy mounted on the host', since: '4.0.12' },
      'No such file or directory - Failed to open "/sys/fs/cgroup"',
      { line: 'cgroupfs failed to detect cgroup metadata', until: '2.1.1' },
      { line: 'No cgroup subsystems found', until: '2.1.1' },
      {
        line: 'could not find original mount point for cgroup hierarchy while trying to mount cgroup filesystem',
        until: '2.1.1',
      },
      { line: 'Failed opening /proc/self/mountinfo', until: '2.1.1' },
      { line: 'Failed to initialize cgroup data', since: '4.0.0' },
    ),
    ...sometimes(
      { line: 'Failed to mount "{}" with cgroup filesystem type {}', until: '4.0.6' },
      { line: 'Failed to mount {} filesystem onto {}({})', since: '4.0.7' },
    ),
    ...rarely(
      'Failed to mount "/sys/fs/cgroup"',
      { line: 'Running with unknown cgroup layout', until: '4.0.6' },
      { line: 'Unsupported cgroup layout', since: '4.0.7', until: '6.0.6' },
      { line: 'Unsupported cgroup layout ({})', since: '7.0.0' },
    ),
  ],
  manpages: ['cgroups(7)'],
});
