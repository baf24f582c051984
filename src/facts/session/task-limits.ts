import { lines } from '../../base/place.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import type { Limit } from '../../lxc/limits-conf.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { cgroups } from '../cgroup/hierarchies.ts';
import { cgroupOfShell } from '../cgroup/own-cgroups.ts';
import { session } from './session.ts';

/** How many tasks a cgroup that the session is in may have, and has. */
export interface TaskLimit {
  readonly limit: Limit;
  readonly used: number;
}

/**
 * `pids.max`, which systemd sets for TasksMax=, in the cgroup of the session where it has one for processes alone, in the slice of
 * the user and in the root, which has one inside of a container. What is set for a slice that does not exist yet is not looked for.
 */
export const taskLimits: Fact<'user', readonly TaskLimit[]> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const { layout, hierarchies } = know(cgroups);
    const found = hierarchies.find(({ controllers }) =>
      layout === 'v2' ? true : controllers.includes('pids'),
    );
    if (!found || attempt(() => know(session)) instanceof Unseen) return [];
    const own = layout === 'v2' ? [] : [know(cgroupOfShell)(found)];
    const slice = `${found.path}/user.slice/user-${know(account).uid}.slice`;
    return [...new Set([...own, slice, found.path])].flatMap((path) => limitOf(host, path) ?? []);
  },
};

function limitOf(host: Host, cgroup: string): TaskLimit | undefined {
  const [at] = lines(`${cgroup}/pids.max`, host.read(`${cgroup}/pids.max`) ?? '');
  if (at === undefined || at.text === 'max') return undefined;
  const most = Number(at.text);
  return { limit: { soft: most, hard: most, at }, used: Number(host.read(`${cgroup}/pids.current`)) };
}
