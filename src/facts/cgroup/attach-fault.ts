import { type Phrase, phrase } from '../../base/phrase.ts';
import type { Place } from '../../base/place.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import type { Account } from '../account/passwd.ts';
import { session } from '../session/session.ts';
import { cgroups } from './hierarchies.ts';
import { runningCgroup } from './running-cgroup.ts';

/** A shell from which lxc-attach cannot move into the cgroup of a container that runs. */
export interface AttachFault {
  readonly who: Phrase;
  /** The line of its /proc/PID/cgroup. */
  readonly at: Place;
  /** The file that its user would have to be permitted to write. */
  readonly procs: string;
  readonly owner: number;
  /** The directory in which the container has its cgroups. */
  readonly target: string;
  /** Whether that is below the user manager: other scopes of it are not outside. */
  readonly managed: boolean;
}

/**
 * The kernel moves a process between two cgroups only for somebody who may write cgroup.procs of the nearest cgroup above
 * both: "delegation containment" in cgroups(7). LXC opens the file as root of the container.
 */
export const attachFault: Fact<'container', AttachFault | undefined> = {
  subject: 'container',
  gather: (host, { name }, know) => {
    const me = know(account);
    if (me.uid === 0) throw new Unseen(phrase`root may move processes into every cgroup`, 'not-applicable');
    const there = know(runningCgroup);
    if (there === undefined) return undefined;
    if (there.split('/').some((part) => isScopeOf(name, part)))
      throw new Unseen(
        phrase`LXC has the user manager move lxc-attach into the scope of ${name}`,
        'not-applicable',
      );
    const from = attempt(() => know(session));
    if (from instanceof Unseen) throw new Unseen(from.reason, 'not-applicable');
    const { who, cgroups: memberships, sure } = from;
    if (!sure) throw new Unseen(phrase`cannot tell which process is a shell of ${me.name}`, 'not-applicable');
    const here = memberships.find(({ controllers }) => controllers.length === 0);
    const [root] = know(cgroups).hierarchies;
    if (!here || !root || leavesNamespace(here.path) || leavesNamespace(there))
      throw new Unseen(phrase`cannot tell which cgroup ${who} is in`);
    const procs = `${root.path}${commonAncestor(here.path, there)}/cgroup.procs`;
    const stat = host.stat(procs);
    if (!stat) throw new Unseen(phrase`${procs} does not exist`);
    if (mayMove(procs, stat, me)) return undefined;
    const managed = there.startsWith(`/user.slice/user-${me.uid}.slice/user@${me.uid}.service/`);
    return { who, at: here.at, procs, owner: stat.uid, target: `${root.path}${there}`, managed };
  },
};

/** LXC 6 and later have the user manager create that, and later move lxc-attach into it (lxc 6.0.4, src/lxc/cgroups/cgfsng.c). */
const isScopeOf = (name: string, part: string): boolean =>
  part.startsWith(`lxc-${name}-`) && part.endsWith('.scope');

/** Where a cgroup is not below the root of this cgroup namespace: cgroup_namespaces(7). */
const leavesNamespace = (path: string): boolean => path.startsWith('/..');

function commonAncestor(one: string, other: string): string {
  const [parts, others] = [one.split('/'), other.split('/')];
  const differs = parts.findIndex((part, at) => part !== others[at]);
  return parts
    .slice(0, differs < 0 ? parts.length : differs)
    .join('/')
    .replace(/\/$/, '');
}

/**
 * Root of the container may write what the user owns if the group is the user's as well. Since Linux 5.16 whoever opens the
 * file counts, before that it is the user who writes: what only one of them may do is unknown.
 */
function mayMove(path: string, { uid, gid, mode }: Stat, me: Account): boolean {
  if ((mode & 0o002) !== 0) return true;
  if (uid !== me.uid && (mode & 0o020) === 0) return false;
  if (uid === me.uid && gid === me.gid && (mode & 0o200) !== 0) return true;
  throw new Unseen(phrase`cannot tell whether ${me.name} can write to ${path}: it depends on the kernel`);
}
