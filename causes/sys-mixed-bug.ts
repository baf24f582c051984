import { cause } from '../src/model/cause.ts';
import { sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'rootfs',
  title: 'LXC 4.0.10 and 4.0.11 cannot mount sys:mixed in a user namespace',
  why: 'They remount a part of sysfs in a way that the kernel forbids to unprivileged containers. 4.0.12 has it right.',
  remedy: 'Upgrade to LXC 4.0.12, or set `lxc.mount.auto = sys:ro` in the config.',
  tell: '`lxc-start --version` prints 4.0.10 or 4.0.11.',
  who: 'root',
  releases: { since: '4.0.10', until: '4.0.11' },
  symptoms: sure(
    'Failed to mount "{}sys/devices/virtual/net" on "{}"{}',
    'Failed to remount "{}sys/devices/virtual/net{}',
    'Failed to mount {}sys/devices/virtual/net{}',
  ),
  manpages: ['lxc.container.conf(5)'],
});
