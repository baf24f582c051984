import { phrase } from '../src/base/phrase.ts';
import { Unseen } from '../src/base/unseen.ts';
import { account } from '../src/facts/account/account.ts';
import { cgroupBootService, bootServicePaths as paths } from '../src/facts/cgroup/boot-service.ts';
import { unpreparedCgroups } from '../src/facts/cgroup/own-cgroups.ts';
import { pamCgfs } from '../src/facts/cgroup/pam-cgfs.ts';
import { session } from '../src/facts/session/session.ts';
import { manual } from '../src/model/action.ts';
import { onlyV1 } from '../src/model/applicability.ts';
import { rule } from '../src/model/rule.ts';
import { installBootService } from '../src/remedies/cgroup/boot-service.ts';

export default rule({
  subject: 'user',
  stage: 'cgroup',
  title: 'At every boot, cgroups are made for the user',
  why: 'On cgroup v1 only root can make the cgroups in which a user makes those of his containers, and every boot begins without any. lxc-cgroups.service makes them anew: one for each name in /etc/lxc/lxc-users.',
  symptoms: ['Legacy hierarchy not writable, skipping', 'Failed creating cgroups'],
  manpages: ['cgroups(7)', 'systemd.service(5)'],
  notes: [
    'The tutorial’s prepare-lxc-cgroups gives everything below the user’s cgroup to him each time it runs, the cgroups of running containers included. The one that a fix writes leaves those alone, and the limits that root sets on the user as well.',
    'Where libpam-cgfs puts every login into cgroups of its user’s, none of this is needed.',
  ],
  maxSeverity: 'warning',
  skipWhen: onlyV1,
  requires: { account, unpreparedCgroups, cgroupBootService },
  wants: { session, pamCgfs },

  *check({ account: { uid, name }, unpreparedCgroups, cgroupBootService, session, pamCgfs }) {
    if (uid === 0) return;
    const [missing, ...more] = unpreparedCgroups;
    // In a session root-cgroup sees what became of it; without one, this is all that can be said.
    if (missing && (!(session instanceof Unseen) || pamCgfs !== false)) return;
    if (missing) {
      const controllers = [missing, ...more].flatMap(({ controllers }) => controllers);
      yield {
        severity: 'warning',
        message: phrase`${name} has no cgroups of ${controllers.join(', ')} to start containers in`,
        evidence: [{ at: { path: missing.path }, note: phrase`is not there, or does not belong to ${name}` }],
        fix:
          installBootService(name, true, cgroupBootService) ??
          manual(phrase`have root make cgroups for ${name}: ${paths.script}`),
      };
      return;
    }
    const lost = gap();
    if (!lost) return;
    yield {
      severity: 'warning',
      message: phrase`the cgroups of ${name} are not made again at the next boot`,
      evidence: [lost],
      fix:
        installBootService(name, false, cgroupBootService) ??
        manual(phrase`have the machine run ${paths.script} when it boots`),
    };

    function gap() {
      const { users, script, unit } = cgroupBootService;
      if (!users?.names.includes(name))
        return {
          at: { path: paths.users },
          note: users ? phrase`does not name ${name}` : phrase`is not there`,
        };
      if (!script || (script.mode & 0o111) === 0)
        return {
          at: { path: paths.script },
          note: script ? phrase`cannot be executed` : phrase`is not there`,
        };
      const words = {
        missing: phrase`is not there`,
        masked: phrase`is masked`,
        disabled: phrase`is not enabled`,
      };
      return unit === 'enabled' ? undefined : { at: { path: paths.unit }, note: words[unit] };
    }
  },
});
