import type { Phrase } from '../../base/phrase.ts';
import type { Line } from '../../base/place.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import { needsV1Cgroup } from '../../lxc/own-cgroup.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { platform } from '../machine/platform.ts';
import { session } from '../session/session.ts';
import { cloneChildren } from './cpuset.ts';
import { shellCgroupOk } from './foreign-cgroups.ts';
import { cgroups } from './hierarchies.ts';
import { isController, ownCgroups, unpreparedCgroups } from './own-cgroups.ts';
import { pamCgfs } from './pam-cgfs.ts';

/** The controllers of cgroup v1 in whose root cgroup a shell is. */
export interface RootCgroups {
  readonly who: Phrase;
  /** The line of the first one. */
  readonly at: Line;
  readonly controllers: readonly string[];
  /** Whether these are all that the host has. */
  readonly all: boolean;
  /** Whether some of them have no other cgroup that the user could enter. */
  readonly unprepared: boolean;
  /** Whether this LXC does not start there. */
  readonly fatal: boolean;
}

/** Undefined also for root, who can create cgroups there. */
export const rootCgroups: Fact<'user', RootCgroups | undefined> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const { uid } = know(account);
    const { hierarchies } = know(cgroups);
    const shell = know(session);
    const { lxc } = know(platform);
    know(shellCgroupOk);
    // pam_cgfs creates cgroups of a few controllers only, as its administrator has configured it.
    if ((know(pamCgfs) && know(ownsController)) || uid === 0) return undefined;
    const mounted = hierarchies.flatMap(({ controllers }) => controllers).filter(isController);
    const [first, ...others] = shell.cgroups
      .filter(({ path }) => path === '/')
      .map(({ at, controllers }) => ({
        at,
        controllers: controllers.filter((name) => mounted.includes(name)),
      }))
      .filter(({ controllers }) => controllers.length > 0);
    if (!first) return undefined;
    const controllers = [first, ...others].flatMap((each) => each.controllers);
    const fatal = lxc !== undefined && needsV1Cgroup(lxc, controllers);
    // No process can enter a new cpuset cgroup: clone-children reports that.
    if (controllers.join() === 'cpuset' && !fatal && know(clonesNothing)) return undefined;
    return {
      who: shell.who,
      at: first.at,
      controllers,
      all: controllers.length === mounted.length,
      unprepared: know(unpreparedControllers).some((name) => controllers.includes(name)),
      fatal,
    };
  },
};

const ownsController: Fact<'user', boolean> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const own = attempt(() => know(ownCgroups));
    if (own instanceof Unseen) return false;
    return own.some(({ writable, controllers }) => writable && controllers.some(isController));
  },
};

const unpreparedControllers: Fact<'user', readonly string[]> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const found = attempt(() => know(unpreparedCgroups));
    return found instanceof Unseen ? [] : found.flatMap(({ controllers }) => controllers);
  },
};

const clonesNothing: Fact<'machine', boolean> = {
  subject: 'machine',
  gather: (_host, _machine, know) => {
    const found = attempt(() => know(cloneChildren));
    return !(found instanceof Unseen) && found?.value === '0';
  },
};
