import { phrase } from '../src/base/phrase.ts';
import { type UsernsProfile, usernsProfile } from '../src/facts/kernel/userns-profile.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'machine',
  stage: 'kernel',
  title: 'AppArmor allows lxc-start to use user namespaces',
  why: 'Since Ubuntu 23.10 a program can create a user namespace but has no capabilities in it unless AppArmor has a profile for that program. The package of LXC ships one for /usr/bin/lxc-start; an LXC installed elsewhere, or a disabled profile, leaves it without.',
  remedy:
    'Write a profile for lxc-start that allows userns and load it with apparmor_parser; or enable the one that was disabled.',
  symptoms: ['Operation not permitted - Failed to clone a new set of namespaces'],
  manpages: ['apparmor.d(5)', 'user_namespaces(7)', 'aa-status(8)'],
  notes: [
    'Not tested with such a kernel. It is based on the release notes of Ubuntu 23.10 and 24.04 and on the wiki of AppArmor, so it is a warning, not an error, and does not affect the verdict.',
    'Only the files of profiles are checked. Whether they are loaded, aa-status shows (as root).',
  ],
  maxSeverity: 'warning',
  requires: { usernsProfile },

  *check({ usernsProfile }) {
    if (!usernsProfile || usernsProfile.profile !== undefined) return;
    const { path, lxcStart, disabled } = usernsProfile;
    yield {
      kind: disabled === undefined ? 'no-profile' : 'disabled-profile',
      severity: 'warning',
      message: phrase`AppArmor has no profile for ${lxcStart}, so this kernel denies it user namespaces`,
      evidence: [
        { at: { path, line: 1, text: '1' }, note: phrase`requires a profile` },
        disabled === undefined
          ? { at: { path: '/etc/apparmor.d' }, note: phrase`has no profile for ${lxcStart}` }
          : { at: { path: disabled }, note: phrase`disables the existing one` },
      ],
      fix: remedy(usernsProfile),
    };
  },
});

const remedy = ({ lxcStart, disabled }: UsernsProfile) =>
  manual(
    disabled === undefined
      ? phrase`write a profile for ${lxcStart} that allows userns, and load it with apparmor_parser`
      : phrase`remove ${disabled}, and load the profile with apparmor_parser`,
  );
