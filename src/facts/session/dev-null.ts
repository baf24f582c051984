import { phrase } from '../../base/phrase.ts';
import type { Place } from '../../base/place.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Stat } from '../../host/host.ts';
import { permits } from '../../lxc/device-cgroup.ts';
import type { Fact } from '../../model/fact.ts';
import { mayReadAndWrite } from '../access/may-write.ts';
import { account } from '../account/account.ts';
import { cgroups } from '../cgroup/hierarchies.ts';
import { cgroupOfShell } from '../cgroup/own-cgroups.ts';
import { type Mount, mountOf, shellMounts } from '../machine/mounts.ts';
import { session } from './session.ts';

/** Why LXC cannot open /dev/null for reading and writing, as it does before it leaves the terminal: `open_devnull` in utils.c of lxc. */
export type DevNullFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-permitted'; readonly stat: Stat }
  | { readonly kind: 'nodev'; readonly mount: Mount }
  | { readonly kind: 'cgroup'; readonly list: string; readonly at: Place | undefined };

export const devNullPath = '/dev/null';

export const devNullFault: Fact<'user', DevNullFault | undefined> = {
  subject: 'user',
  gather: (host, _user, know) => {
    // First, as it throws where no system runs: nothing is in /dev then.
    const all = know(shellMounts);
    const stat = host.stat(devNullPath);
    if (!stat) return { kind: 'missing' };
    if (!mayReadAndWrite(devNullPath, stat, know(account))) return { kind: 'not-permitted', stat };
    // A regular file does as well, as seen with LXC 4.0.6 to 7.0.0.
    if (stat.kind !== 'other') return undefined;
    const mount = mountOf(devNullPath, all);
    if (mount && [...mount.options, ...mount.superOptions].includes('nodev')) return { kind: 'nodev', mount };
    return know(cgroupFault);
  },
};

/** Of cgroup v1: what the programs of cgroup v2 refuse cannot be read. */
const cgroupFault: Fact<'user', DevNullFault | undefined> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const hierarchy = know(cgroups).hierarchies.find(hasDevices);
    if (!hierarchy) return undefined;
    const list = `${know(cgroupOfShell)(hierarchy)}/devices.list`;
    const text = host.read(list);
    // Without a session the cgroup that is prepared for the user, which may not exist: a new login may use all devices.
    if (text === undefined) return undefined;
    if (!permits(text, 1, 3)) return { kind: 'cgroup', list, at: know(membership) };
    // The terminals of the container, which not every config has: ptmx, and what it gives.
    if (permits(text, 5, 2) && permits(text, 136, 0)) return undefined;
    throw new Unseen(phrase`${list} does not permit terminals, which most containers need`);
  },
};

/** Where the kernel says in which cgroup of devices the session is. What another process may use does not tell of a login. */
const membership: Fact<'user', Place | undefined> = {
  subject: 'user',
  gather: (_host, { name }, know) => {
    const here = attempt(() => know(session));
    if (here instanceof Unseen) return undefined;
    const mine = here.cgroups.find(hasDevices);
    if (here.sure || mine?.path === `/${name}`) return mine?.at;
    throw new Unseen(phrase`cannot tell which devices a login may use: ${here.who} may not use all`);
  },
};

const hasDevices = ({ controllers }: { readonly controllers: readonly string[] }): boolean =>
  controllers.includes('devices');
