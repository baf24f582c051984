import { attempt, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { containers } from '../config/containers.ts';
import { ownCgroups } from './own-cgroups.ts';

/** What systemd delegates to user managers by default: user@.service of 247 and 252. */
const usual = ['memory', 'pids'];

/** Which of these are not delegated to the user, on cgroup v2, except those that a config needs: cgroup-limits reports them. */
export const undelegatedControllers: Fact<'user', readonly string[]> = {
  subject: 'user',
  gather: (_host, user, know) => {
    const [own] = know(ownCgroups);
    // If the user is not logged in, the cgroup does not exist yet.
    if (!own?.writable || own.controllers.length > 0 || !own.available.some(Boolean)) return [];
    const missing = usual.filter((controller) => !own.available.includes(controller));
    if (missing.length === 0) return [];
    const wanted = know(containers, user).flatMap((container) => {
      const found = attempt(() => know(settings, container));
      return found instanceof Unseen ? [] : found.limits2.map(({ key }) => key.split('.')[2]);
    });
    return missing.filter((controller) => !wanted.includes(controller));
  },
};
