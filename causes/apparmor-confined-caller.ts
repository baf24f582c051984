import { cause } from '../src/model/cause.ts';
import { often, sometimes, sure } from '../src/model/symptom.ts';

export default cause({
  stage: 'security',
  title: 'LXC itself is confined by AppArmor, and may not change to the profile of the container',
  why: 'A process that AppArmor confines changes to another profile only if its own allows that. A shell in another container, a snap and a service with a profile are confined in that way.',
  remedy:
    'Start the container from an unconfined shell. Inside another container, set `lxc.apparmor.profile = unchanged`.',
  tell: '`cat /proc/self/attr/current` in the shell that starts the container prints the name of a profile instead of `unconfined`.',
  who: 'root',
  foundBy: ['apparmor-profile'],
  symptoms: [
    ...sure(
      'already apparmor confined, but new label requested',
      '{}apparmor="DENIED"{}operation="{}"{}profile="/usr/bin/lxc-start"{}',
    ),
    ...sometimes(
      { line: 'Permission denied - Failed to write AppArmor profile "{}" to {}', since: '4.0.11' },
      { line: 'Operation not permitted - Failed to write AppArmor profile "{}" to {}', since: '4.0.11' },
      'failed to change apparmor profile to {}',
      { line: 'failed to change exec apparmor profile to {}', until: '1.0.0' },
      '{}apparmor="DENIED"{}operation="change_onexec"{}',
      '{}apparmor="DENIED"{}operation="change_profile"{}',
      { line: 'Unable to set LSM label{}', until: '2.1.1' },
      { line: 'Failed to set LSM label', until: '2.1.1' },
      { line: 'Failed to set {} label "{}"', until: '4.0.4' },
    ),
    ...often(
      'Permission denied - Failed to pivot_root()',
      { line: 'Permission denied - pivot_root syscall failed', until: '2.1.1' },
      { line: 'Permission denied - Failed to pivot into new root directory "{}"', since: '4.0.7' },
      { line: 'Permission denied - Failed to make / rslave{}', until: '4.0.2' },
      { line: 'Permission denied - Failed to make "/" rslave', until: '4.0.2' },
      { line: 'Permission denied - Failed to make "/" a slave mount', until: '4.0.2' },
      {
        line: 'Permission denied - Failed to recursively turn root mount tree into dependent mount{}',
        since: '4.0.3',
      },
    ),
  ],
  manpages: ['apparmor(7)', 'lxc.container.conf(5)'],
});
