import { cause } from '../src/model/cause.ts';
import { sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'security',
  title: 'The kernel lacks a part of AppArmor that LXC expects',
  why: 'The profiles of containers restrict mounts. If the kernel cannot do that, LXC refuses to start a container that would be less confined than its config says.',
  remedy:
    'Set `lxc.apparmor.allow_incomplete = 1` (up to LXC 2.0: `lxc.aa_allow_incomplete = 1`) or `lxc.apparmor.profile = unconfined` in the config.',
  tell: '`ls /sys/kernel/security/apparmor/features` on the host lists no mount.',
  who: 'user',
  foundBy: ['apparmor-profile'],
  symptoms: sure(
    'If you really want to start this container, set',
    'Incomplete AppArmor support in your kernel',
  ),
  manpages: ['lxc.container.conf(5)'],
});
