import { cause } from '../src/model/cause.ts';
import { often, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'security',
  title: 'The AppArmor profile of the container denies a mount inside it',
  why: 'Services of systemd with options such as PrivateTmp mount file systems when they start, and the default profile of containers denies most mounts. The container runs, but such services fail.',
  remedy:
    'Set `lxc.apparmor.profile = unconfined`, or `lxc-container-default-with-nesting` if root has loaded it.',
  tell: '`journalctl -k | grep DENIED` on the host shows operation="mount" with the profile of the container.',
  who: 'user',
  foundBy: ['nesting', 'apparmor-profile'],
  symptoms: [
    ...sure(
      '{}apparmor="DENIED"{}operation="mount"{}profile="lxc-{}',
      '{}apparmor="DENIED"{}operation="remount"{}profile="lxc-{}',
      '{}apparmor="DENIED"{}operation="umount"{}profile="lxc-{}',
      '{}apparmor="DENIED"{}operation="pivotroot"{}profile="lxc-{}',
    ),
    ...often('{}Failed to set up mount namespacing{}', '{}status=226/NAMESPACE{}'),
  ],
  manpages: ['lxc.container.conf(5)', 'apparmor(7)'],
});
