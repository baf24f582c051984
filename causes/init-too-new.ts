import { cause } from '../src/model/cause.ts';
import { sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'init',
  title: 'The container’s systemd no longer runs on cgroup v1',
  why: 'systemd 258 and later refuse cgroup v1; 256 and 257 start there only if they are forced to.',
  remedy:
    'Boot the host with cgroup v2: remove `systemd.unified_cgroup_hierarchy=0` from the kernel command line, and run update-grub.',
  tell: '`stat -fc %T /sys/fs/cgroup` on the host prints tmpfs, and the rootfs has systemd 256 or later.',
  who: 'root',
  only: 'hosts with cgroup v1',
  foundBy: ['init-cgroup'],
  symptoms: sure('{}Refusing to run under cgroup v1{}', '{}Detected unsupported legacy cgroup hierarchy{}'),
  manpages: ['systemd(1)', 'cgroups(7)'],
});
