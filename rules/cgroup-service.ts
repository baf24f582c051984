import { isNonEmpty } from '../src/base/non-empty.ts';
import { list, phrase } from '../src/base/phrase.ts';
import { absent } from '../src/base/place.ts';
import { Unseen } from '../src/base/unseen.ts';
import { account } from '../src/facts/account/account.ts';
import type { CgroupBootService } from '../src/facts/cgroup/boot-service.ts';
import { cgroupBootService, bootServicePaths as paths } from '../src/facts/cgroup/boot-service.ts';
import { unpreparedCgroups } from '../src/facts/cgroup/own-cgroups.ts';
import { pamCgfs } from '../src/facts/cgroup/pam-cgfs.ts';
import { session } from '../src/facts/session/session.ts';
import { manual } from '../src/model/action.ts';
import { onlyV1 } from '../src/model/applicability.ts';
import { orElse } from '../src/model/fact.ts';
import { type Evidence, rule } from '../src/model/rule.ts';
import { installBootService } from '../src/remedies/cgroup/boot-service.ts';
export default rule({
  subject: 'user',
  stage: 'cgroup',
  title: 'Cgroups for the user are created at every boot',
  why: 'On cgroup v1 only root can create the cgroups in which a user creates those of containers, and they are gone after a reboot. lxc-cgroups.service creates them again: one for each name in /etc/lxc/lxc-users.',
  remedy:
    'Add the user to /etc/lxc/lxc-users, and enable the service that creates the cgroups: `systemctl enable --now lxc-cgroups.service`.',
  symptoms: ['Legacy hierarchy not writable, skipping{}', 'Failed creating cgroups'],
  manpages: ['cgroups(7)', 'systemd.service(5)'],
  notes: [
    'The tutorial’s prepare-lxc-cgroups gives everything below the user’s cgroup to the user each time it runs, including the cgroups of running containers. The one that a fix writes leaves those alone, and the limits that root has set on the user.',
    'If libpam-cgfs puts every login into cgroups that its user owns, none of this is needed.',
  ],
  maxSeverity: 'warning',
  skipWhen: onlyV1,
  requires: { account, unpreparedCgroups, cgroupBootService },
  wants: { session, pamCgfs: orElse(pamCgfs, undefined) },

  *check({ account: { uid, name }, unpreparedCgroups: missing, cgroupBootService, session, pamCgfs }) {
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
          { at: { path: missing[0].path }, note: phrase`does not exist, or is not owned by ${name}` },
        ],
        fix:
          installBootService(name, true, cgroupBootService) ??
          manual(phrase`have root create cgroups for ${name}: ${paths.script}`),
      };
      return;
    }
    const fault = faultOf(name, cgroupBootService);
    if (!fault) return;
    yield {
      kind: 'not-at-boot',
      severity: 'warning',
      message: phrase`the cgroups of ${name} are not created again at the next boot`,
      evidence: [fault],
      fix:
        installBootService(name, false, cgroupBootService) ??
        manual(phrase`have the host run ${paths.script} at boot`),
    };
  },
});

/** The first thing that keeps them from being created. */
function faultOf(name: string, { users, script, unit }: CgroupBootService): Evidence | undefined {
  if (!users) return { at: absent(paths.users), note: phrase`does not exist` };
  if (!users.names.includes(name)) return { at: { path: paths.users }, note: phrase`does not list ${name}` };
  if (!script) return { at: absent(paths.script), note: phrase`does not exist` };
  if ((script.mode & 0o111) === 0) return { at: { path: paths.script }, note: phrase`is not executable` };
  switch (unit) {
    case 'missing':
      return { at: absent(paths.unit), note: phrase`does not exist` };
    case 'masked':
      return { at: { path: paths.unit }, note: phrase`is masked` };
    case 'disabled':
      return { at: { path: paths.unit }, note: phrase`is not enabled` };
    case 'enabled':
      return undefined;
  }
}
