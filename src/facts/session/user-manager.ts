import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { account } from '../account/account.ts';
import type { Account } from '../account/passwd.ts';
import { cgroups, type Hierarchy } from '../cgroup/hierarchies.ts';
import { pamGap } from './pam-session-stack.ts';

/** Whether the host was booted with systemd: sd_booted(3). */
export const systemd: Fact<'machine', boolean> = {
  subject: 'machine',
  gather: (host) => host.stat('/run/systemd/system') !== undefined,
};

/** Whether lingering is enabled: the user manager then runs without a login. See loginctl(1). */
export const lingers: Fact<'user', boolean> = {
  subject: 'user',
  gather: (host, { name }) => host.stat(`/var/lib/systemd/linger/${name}`) !== undefined,
};

/** Whether a `systemd --user` runs for the user: now, if the user runs lxc-lint; after a new login, if root does. */
export const userManager: Fact<'user', boolean> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const { uid } = know(account);
    if (know(asUser).stat(userManagerDir(uid)) !== undefined) return !know(hasEnded);
    if (host.caller.uid === uid || !know(systemd)) return false;
    // Somebody is logged in, or lingering is enabled, and the user manager that comes with that has failed.
    if (host.stat(`/run/user/${uid}`) !== undefined) return false;
    return know(maskedUnit) === undefined && know(pamGap) === undefined;
  },
};

/** One that was killed leaves its directory, but systemd removes its cgroup. Only on cgroup v2 does that matter. */
const hasEnded: Fact<'user', boolean> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const { layout, hierarchies } = know(cgroups);
    const [unified] = hierarchies;
    if (layout !== 'v2' || unified === undefined || !know(systemd)) return false;
    return host.stat(managerCgroup(unified, know(account))) === undefined;
  },
};

/** What would exist if it ran. */
export const traceOfManager: Fact<'user', string> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const me = know(account);
    const [unified] = know(cgroups).hierarchies;
    const isLeft = know(asUser).stat(userManagerDir(me.uid)) !== undefined;
    return isLeft && unified ? managerCgroup(unified, me) : userManagerDir(me.uid);
  },
};

/** The cgroup of the user manager, below which it creates scopes. */
export const managerCgroup = ({ path }: Hierarchy, { uid }: Account): string =>
  `${path}/user.slice/user-${uid}.slice/user@${uid}.service`;

export interface Unit {
  readonly name: string;
  readonly path: string;
}

/** Exists while the user manager runs. */
const userManagerDir = (uid: number): string => `/run/user/${uid}/systemd`;

/** The unit of the user manager, if it is masked: systemctl(1). */
export const maskedUnit: Fact<'user', Unit | undefined> = {
  subject: 'user',
  gather: (host, _user, know) =>
    [`user@${know(account).uid}.service`, 'user@.service']
      .map((name) => ({ name, path: `/etc/systemd/system/${name}` }))
      .find(({ path }) => host.link(path) === '/dev/null'),
};
