import { phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { account } from '../src/facts/account/account.ts';
import { cgroupBootService } from '../src/facts/cgroup/boot-service.ts';
import { foreignShellCgroup } from '../src/facts/cgroup/foreign-cgroups.ts';
import { pamGap } from '../src/facts/session/pam-session-stack.ts';
import { sessionOrigin } from '../src/facts/session/session-origin.ts';
import { manual } from '../src/model/action.ts';
import { onlyV1 } from '../src/model/applicability.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { enterCgroups } from '../src/remedies/cgroup/enter-cgroups.ts';

export default rule({
  subject: 'user',
  stage: 'cgroup',
  title: 'On cgroup v1, the shell that starts containers is in cgroups of its user',
  why: 'A container’s cgroups are made below those of the shell that starts it, and only their owner may make any. Where systemd puts services and logins into cgroups of root’s, and nothing gives them to the user, containers get none.',
  symptoms: ['Legacy hierarchy not writable, skipping', 'Failed creating cgroups'],
  manpages: ['cgroups(7)', 'pam_cgfs(8)'],
  notes: [
    'The container starts all the same, without limits; a systemd in it does not (init-cgroup).',
    'A shell at the root of every controller is the affair of root-cgroup, and logins that libpam-cgfs would have put right are that of pam-cgfs.',
  ],
  maxSeverity: 'warning',
  skipWhen: onlyV1,
  requires: { account, foreignShellCgroup },
  wants: { sessionOrigin, cgroupBootService, pamGap },

  *check({ account: { name }, foreignShellCgroup, sessionOrigin, cgroupBootService, pamGap }) {
    if (!foreignShellCgroup) return;
    const { who, at, path } = foreignShellCgroup;
    const from = sessionOrigin instanceof Unseen ? undefined : sessionOrigin;
    const shut = !(pamGap instanceof Unseen) && pamGap?.is === 'sshd-without-pam';
    const listed = !(cgroupBootService instanceof Unseen) && cgroupBootService.users?.names.includes(name);
    const login = shut
      ? phrase`set UsePAM yes in /etc/ssh/sshd_config, and reload sshd; then log in again`
      : phrase`start containers from a login of ${name}, by ssh: libpam-cgfs gives it cgroups of its own`;
    yield {
      severity: 'warning',
      message: phrase`${who}${from ? `, ${from.is},` : ''} is in cgroups that are not ${name}’s: containers get no limits`,
      evidence: [
        { at, note: phrase`is where containers would be started` },
        { at: { path }, note: phrase`does not belong to ${name}` },
      ] as [Evidence, Evidence],
      fix: listed ? enterCgroups(name, false, cgroupBootService) : manual(login),
    };
  },
});
