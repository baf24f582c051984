import { phrase } from '../src/base/phrase.ts';
import { type UsernsProfile, usernsProfile } from '../src/facts/kernel/userns-profile.ts';
import { manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';

export default rule({
  subject: 'machine',
  stage: 'kernel',
  title: 'AppArmor lets lxc-start use the user namespaces that it makes',
  why: 'The kernels of Ubuntu from 23.10 on let a program make a user namespace, but give it nothing to do there, unless AppArmor has a profile for that program. The package of LXC brings one for /usr/bin/lxc-start; an LXC that was built in another place, or a profile that was switched off, leaves it without.',
  symptoms: ['Operation not permitted - Failed to clone a new set of namespaces'],
  manpages: ['apparmor.d(5)', 'user_namespaces(7)', 'aa-status(8)'],
  notes: [
    'Not tried with a real kernel. It stands on what Ubuntu says in its release notes for 23.10 and 24.04, and AppArmor in its wiki, so it is a warning and not an error, and the verdict does not go by it.',
    'Only the files of profiles are looked at: whether they are loaded, aa-status says to root.',
  ],
  maxSeverity: 'warning',
  requires: { usernsProfile },

  *check({ usernsProfile }) {
    if (!usernsProfile || usernsProfile.profile !== undefined) return;
    const { path, lxcStart, disabled } = usernsProfile;
    yield {
      severity: 'warning',
      message: phrase`AppArmor has no profile for ${lxcStart}, and this kernel lets no program without one use user namespaces`,
      evidence: [
        { at: { path, line: 1, text: '1' }, note: phrase`asks for a profile` },
        disabled === undefined
          ? { at: { path: '/etc/apparmor.d' }, note: phrase`has none for ${lxcStart}` }
          : { at: { path: disabled }, note: phrase`switches off the one there is` },
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
