import { cause } from '../src/model/cause.ts';
import { often, rarely, sometimes } from '../src/model/symptom.ts';

export default cause({
  stage: 'init',
  title: 'The container’s init is too old for the cgroup v2 of the host',
  why: 'systemd knows cgroup v2 since 232. An older one, as in CentOS 7, Debian 8 or Ubuntu 16.04, looks for the hierarchies of v1, finds none, and stops.',
  remedy:
    'Use a newer image; or boot the host with `systemd.unified_cgroup_hierarchy=0` on the kernel command line.',
  tell: '`chroot ROOTFS /lib/systemd/systemd --version` prints less than 232, and `stat -fc %T /sys/fs/cgroup` prints cgroup2fs.',
  who: 'user',
  only: 'hosts with cgroup v2',
  foundBy: ['init-cgroup'],
  symptoms: [
    ...often(
      '{}Cannot find cgroup mount hierarchy{}',
      '{}No control group support available{}',
      '{}Cannot determine cgroup we are running in{}',
    ),
    ...sometimes(
      '{}Failed to mount tmpfs at /sys/fs/cgroup: {}',
      '{}Failed to mount cgroup at /sys/fs/cgroup/systemd: {}',
    ),
    ...rarely('Child <{}> ended on error ({})'),
  ],
  manpages: ['systemd(1)', 'cgroups(7)'],
});
