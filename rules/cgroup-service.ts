import { isNonEmpty } from '../src/base/non-empty.ts';
import { list, type Phrase, phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { account } from '../src/facts/account/account.ts';
import { cgroupBootService, bootServicePaths as paths } from '../src/facts/cgroup/boot-service.ts';
import { type BootServiceGap, bootServiceGap } from '../src/facts/cgroup/boot-service-gap.ts';
import { unpreparedCgroups } from '../src/facts/cgroup/own-cgroups.ts';
import { pamCgfs } from '../src/facts/cgroup/pam-cgfs.ts';
import { session } from '../src/facts/session/session.ts';
import { manual } from '../src/model/action.ts';
import { onlyV1 } from '../src/model/applicability.ts';
import { orElse } from '../src/model/fact.ts';
import { rule } from '../src/model/rule.ts';
import { rarely } from '../src/model/symptom.ts';
import { installBootService } from '../src/remedies/cgroup/boot-service.ts';

export default rule({
  subject: 'user',
  stage: 'cgroup',
  title: 'Cgroups for the user are created at every boot',
  why: 'On cgroup v1 only root can create the cgroups in which a user creates those of containers, and they are gone after a reboot. lxc-cgroups.service creates them again: one for each name in /etc/lxc/lxc-users.',
  remedy:
    'Add the user to /etc/lxc/lxc-users, and enable the service that creates the cgroups: `systemctl enable --now lxc-cgroups.service`.',
  fault: 'Nothing creates cgroups of the user at boot, which the user’s shell could enter',
  symptoms: rarely('Legacy hierarchy not writable, skipping{}', 'Failed creating cgroups'),
  manpages: ['cgroups(7)', 'systemd.service(5)'],
  notes: [
    'The tutorial’s prepare-lxc-cgroups gives everything below the user’s cgroup to the user each time it runs, including the cgroups of running containers. The one that a fix writes leaves those alone, and the limits that root has set on the user.',
    'If libpam-cgfs puts every login into cgroups that its user owns, none of this is needed.',
  ],
  maxSeverity: 'warning',
  skipWhen: onlyV1,
  requires: { account, unpreparedCgroups, cgroupBootService, bootServiceGap },
  wants: { session, pamCgfs: orElse(pamCgfs, undefined) },

  *check(known) {
    const {
      account,
      unpreparedCgroups: missing,
      cgroupBootService,
      bootServiceGap,
      session,
      pamCgfs,
    } = known;
    const { uid, name } = account;
    if (uid === 0) return;
    if (isNonEmpty(missing)) {
      // In a session root-cgroup sees what became of it; without one, this is all that can be said.
      if (!(session instanceof Unseen) || pamCgfs !== false) return;
      const controllers = missing.flatMap(({ controllers }) => controllers);
      yield {
        kind: 'no-cgroups',
        severity: 'warning',
        message: phrase`${name} has no cgroups of ${list(controllers)} to start containers in`,
        evidence: [
          {
            at: missing[0].at,
            note: missing[0].at.kind === 'absent' ? phrase`does not exist` : phrase`not writable by ${name}`,
          },
        ],
        fix:
          installBootService(name, true, cgroupBootService) ??
          manual(phrase`have root create cgroups for ${name}: ${paths.script}`),
      };
      return;
    }
    if (!bootServiceGap) return;
    yield {
      kind: 'not-at-boot',
      severity: 'warning',
      message: phrase`the cgroups of ${name} are not created again at the next boot`,
      evidence: [{ at: bootServiceGap.at, note: notes(name)[bootServiceGap.kind] }],
      fix:
        installBootService(name, false, cgroupBootService) ??
        manual(phrase`have the host run ${paths.script} at boot`),
    };
  },
});

const notes = (name: string): Readonly<Record<BootServiceGap['kind'], Phrase>> => ({
  'list-missing': phrase`does not exist`,
  'not-listed': phrase`does not list ${name}`,
  'script-missing': phrase`does not exist`,
  'not-executable': phrase`is not executable`,
  'unit-missing': phrase`does not exist`,
  masked: phrase`is masked`,
  disabled: phrase`is not enabled`,
});
