import { cause } from '../src/model/cause.ts';
import { rarely, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'cgroup',
  title: 'The host has no cgroup hierarchy name=systemd that the user may write',
  why: 'A systemd in the container needs that hierarchy on cgroup v1, also on hosts that run another init.',
  remedy:
    'Mount it as root at boot: `mkdir -p /sys/fs/cgroup/systemd && mount -t cgroup -o none,name=systemd systemd /sys/fs/cgroup/systemd`; add `name=systemd` to `-c` of pam_cgfs.',
  tell: '`grep name=systemd /proc/self/cgroup` prints nothing, or a path that is not the user’s.',
  who: 'root',
  only: 'hosts with cgroup v1',
  foundBy: ['pam-cgfs', 'cgroup-owned', 'init-cgroup'],
  symptoms: [
    ...sure({ line: 'no systemd controller mountpoint found', until: '2.0.0' }),
    ...rarely('{}Failed to mount cgroup at /sys/fs/cgroup/systemd: No such file or directory'),
  ],
  manpages: ['pam_cgfs(8)', 'cgroups(7)'],
});
