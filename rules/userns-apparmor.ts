import { phrase } from '../src/base/phrase.ts';
import { usernsProfile } from '../src/facts/kernel/userns-profile.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { often, sometimes, sure } from '../src/model/symptom.ts';

export default rule({
  subject: 'machine',
  stage: 'kernel',
  title: 'AppArmor lets lxc-start use the user namespaces that it creates',
  why: 'Since 23.10, the kernels of Ubuntu let any program create a user namespace, but give it no privileges there unless AppArmor has a profile for the program. The LXC package ships one for /usr/bin/lxc-start; an LXC that is installed elsewhere, or a disabled profile, leaves it without.',
  remedy:
    'Write a profile for lxc-start with the line `userns,` to /etc/apparmor.d, or remove its link from /etc/apparmor.d/disable, and load it with `apparmor_parser -r FILE`.',
  fault: 'AppArmor takes the privileges from user namespaces of programs without a profile',
  symptoms: [
    ...sure(
      '{}apparmor="DENIED"{}operation="userns_create"{}',
      '{}apparmor="DENIED"{}operation="{}"{}profile="unprivileged_userns"{}',
    ),
    ...often(
      'Operation not permitted - Failed to unshare CLONE_NEWNET',
      'Operation not permitted - Failed to unshare CLONE_NEWCGROUP',
      { line: 'Operation not permitted - Failed to unshare CLONE_NEWTIME', since: '4.0.7' },
      'Operation not permitted - Failed to remove capability {}',
      'Operation not permitted - Failed to drop capability {}',
    ),
    ...sometimes(
      'Operation not permitted - Failed to clone a new set of namespaces',
      { line: 'Operation not permitted - Failed to unshare new user namespace', since: '4.0.1' },
      'Failed to unshare CLONE_NEWNET',
      'Failed to unshare CLONE_NEWCGROUP',
      { line: 'Failed to unshare new user namespace', since: '4.0.1' },
      'unshare: Operation not permitted',
      'unshare: unshare failed: Operation not permitted',
      'unshare: write failed /proc/self/uid_map: Operation not permitted',
      'Operation not permitted - Failed to clone ({})',
      'Operation not permitted - Failed to unshare mount and user namespace',
    ),
  ],
  manpages: ['apparmor.d(5)', 'user_namespaces(7)', 'aa-status(8)'],
  notes: [
    'Not tested with a real kernel. The source is what Ubuntu says in its release notes for 23.10 and 24.04, and AppArmor in its wiki; so it is a warning and not an error, and does not affect the verdict.',
    'Only the files of profiles are read: aa-status tells root whether they are loaded.',
  ],
  maxSeverity: 'warning',
  requires: { usernsProfile },

  *check({ usernsProfile }) {
    if (!usernsProfile || usernsProfile.profile !== undefined) return;
    const { at, directory, lxcStart, disabled } = usernsProfile;
    yield {
      severity: 'warning',
      kind: disabled === undefined ? 'no-profile' : 'disabled',
      message: phrase`AppArmor has no profile for ${lxcStart}, and without one this kernel restricts its user namespaces`,
      evidence: [
        { at, note: phrase`requires a profile` },
        disabled === undefined
          ? { at: { path: directory }, note: phrase`has no profile for ${lxcStart}` }
          : { at: { path: disabled }, note: phrase`disables the existing profile` },
      ],
      fix: manual(
        disabled === undefined
          ? phrase`write a profile for ${lxcStart} that allows userns, and load it with apparmor_parser`
          : phrase`remove ${disabled}, and load the profile with apparmor_parser`,
      ),
    };
  },
});
