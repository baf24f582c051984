import { Unseen } from '../src/base/unseen.ts';
import { account } from '../src/facts/account/account.ts';
import { preparation } from '../src/facts/cgroup/boot-service.ts';
import { strayCgroups } from '../src/facts/cgroup/foreign-cgroups.ts';
import { loginGap } from '../src/facts/session/pam-session-stack.ts';
import { origin } from '../src/facts/session/session-origin.ts';
import { manual } from '../src/model/action.ts';
import { onlyV1 } from '../src/model/applicability.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { enterCgroups } from '../src/remedies/cgroup/enter-cgroups.ts';

export default rule({
  about: 'user',
  stage: 'cgroup',
  title: 'On cgroup v1, the shell that starts containers is in cgroups of its user',
  why: 'A container’s cgroups are made below those of the shell that starts it, and only their owner may make any. Where systemd puts services and logins into cgroups of root’s, and nothing gives them to the user, containers get none.',
  symptoms: ['Legacy hierarchy not writable, skipping', 'Failed creating cgroups'],
  see: ['cgroups(7)', 'pam_cgfs(8)'],
  notes: [
    'The container starts all the same, without limits; a systemd in it does not (init-cgroup).',
    'A shell at the root of every controller is the affair of root-cgroup, and logins that libpam-cgfs would have put right are that of pam-cgfs.',
  ],
  worst: 'warning',
  unless: onlyV1,
  needs: { account, strayCgroups },
  hopes: { origin, preparation, loginGap },

  *check({ account: { name }, strayCgroups, origin, preparation, loginGap }) {
    if (!strayCgroups) return;
    const { who, at, path } = strayCgroups;
    const from = origin instanceof Unseen ? undefined : origin;
    const shut = !(loginGap instanceof Unseen) && loginGap?.is === 'sshd-without-pam';
    const listed = !(preparation instanceof Unseen) && preparation.users?.names.includes(name);
    const login = shut
      ? 'set UsePAM yes in /etc/ssh/sshd_config, and reload sshd; then log in anew'
      : `start containers from a login of ${name}, by ssh: libpam-cgfs gives it cgroups of its own`;
    yield {
      severity: 'warning',
      message: `${who}${from ? `, ${from.is},` : ''} is in cgroups that are not ${name}’s: containers get no limits`,
      evidence: [
        { at, note: 'is where containers would be started' },
        { at: { path }, note: `does not belong to ${name}` },
      ] as [Evidence, Evidence],
      fix: listed ? enterCgroups(name, false, preparation) : manual(login),
    };
  },
});
