import { isNonEmpty } from '../../base/non-empty.ts';
import { phrase } from '../../base/phrase.ts';
import type { Line } from '../../base/place.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { lxcConf } from '../install/lxc-conf.ts';
import { ownCgroups } from './own-cgroups.ts';

/** Controllers that lxc.cgroup.use of lxc.conf asks for, and LXC does not get for this user. */
export interface UnusableControllers {
  readonly names: readonly [string, ...string[]];
  readonly at: Line;
}

/**
 * On cgroup v1 a hierarchy with a controller that is not asked for is left out as a whole: `skip_hierarchy` in cgfsng.c (lxc
 * 5.0.2).
 */
export const unusableControllers: Fact<'user', UnusableControllers | undefined> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const { cgroupUse } = know(lxcConf);
    if (cgroupUse === undefined) return undefined;
    const wanted = [...new Set(cgroupUse.value.split(',').filter(Boolean))];
    const own = know(ownCgroups);
    const future = own.find(({ path }) => host.stat(path) === undefined);
    if (future) throw new Unseen(phrase`${future.path} does not exist before a login`);
    const usable = own
      .filter(({ writable }) => writable)
      .flatMap(({ controllers, available }) =>
        controllers.every((name) => wanted.includes(name)) ? [...controllers, ...available] : [],
      );
    const names = wanted.filter((name) => !usable.includes(name));
    return isNonEmpty(names) ? { names, at: cgroupUse.at } : undefined;
  },
};
