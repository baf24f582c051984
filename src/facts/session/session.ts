import { type Phrase, phrase } from '../../base/phrase.ts';
import { type Line, lines, narrow } from '../../base/place.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';

/** A process of the user, and the cgroups it is in. */
export interface Session {
  /** `this shell` or `process 4312 of alice`. */
  readonly who: Phrase;
  /** Its directory in /proc. */
  readonly proc: string;
  readonly cgroups: readonly Membership[];
  /** Whether it is the caller's own, or the one that --pid names. */
  readonly meant: boolean;
  /** Whether that, or a process of a login: another may be any process of the user. */
  readonly sure: boolean;
}

/** A line of /proc/PID/cgroup. See cgroups(7). */
interface Membership {
  /** None for cgroup v2. */
  readonly controllers: readonly string[];
  /** Relative to the root of the hierarchy. */
  readonly path: string;
  readonly at: Line;
}

/** The current shell, the process that `--pid` names, or a process of a session of the user. */
export const session: Fact<'user', Session> = {
  subject: 'user',
  gather: (host, { name }, know) => {
    const { uid } = know(account);
    const pid = know(namedPid);
    if (pid === undefined && host.caller.uid === uid)
      return {
        who: phrase`this shell`,
        proc: '/proc/self',
        cgroups: memberships(host.read(own), own),
        meant: true,
        sure: true,
      };
    const meant = pid !== undefined;
    let found: Session | undefined;
    for (const each of meant ? [pid] : [...host.processes(uid)].reverse().slice(0, most)) {
      const proc = `/proc/${each}`;
      const cgroups = memberships(host.read(`${proc}/cgroup`), `${proc}/cgroup`);
      if (cgroups.length === 0 || (!meant && isNoLogin(cgroups, uid))) continue;
      const sure = meant || isOfLogin(cgroups, uid);
      if (sure) return { who: phrase`process ${each} of ${name}`, proc, cgroups, meant, sure };
      found ??= { who: phrase`process ${each} of ${name}`, proc, cgroups, meant, sure };
    }
    if (found) return found;
    throw new Unseen(
      meant ? phrase`process ${pid} does not exist` : phrase`${name} has no session to inspect`,
    );
  },
};

/** How many processes are looked at: the latest, as a user may have thousands. */
const most = 100;

const own = '/proc/self/cgroup';

const namedPid: Fact<'machine', number | undefined> = { subject: 'machine', gather: (_host, { pid }) => pid };

const memberships = (text: string | undefined, path: string): Membership[] =>
  lines(path, text ?? '').flatMap((at) => {
    const [prefix, controllers, group] = /^\d+:([^:]*):(.*)$/.exec(at.text) ?? [];
    if (prefix === undefined || controllers === undefined || group === undefined) return [];
    const place = narrow(at, at.text.length - group.length, group.length);
    return [{ controllers: controllers.split(',').filter(Boolean), path: group, at: place }];
  });

/** In the scope that pam_systemd(8) makes for a login. */
const isOfLogin = (cgroups: readonly Membership[], uid: number): boolean =>
  cgroups.some(({ path }) => path.startsWith(`/user.slice/user-${uid}.slice/session-`));

/** What LXC, Podman, Docker and containerd call the cgroups of their containers. */
const ofContainer = /\/lxc\.payload[./]|\/(libpod|docker|crio|cri-containerd)-|^\/docker\//;

/**
 * Containers are not started from the user manager itself (but perhaps from what it runs, such as a scope with a shell),
 * nor from a system service, the monitor of a container, or a shell in the login of another user, such as that of
 * runuser(1).
 */
const isNoLogin = (cgroups: readonly Membership[], uid: number) =>
  cgroups.some(({ path }) => {
    const [, owner] = /^\/user\.slice\/user-(\d+)\.slice\//.exec(path) ?? [];
    const another = owner !== undefined && Number(owner) !== uid;
    return (
      another ||
      /\/user@\d+\.service\/init\.scope$|^\/system\.slice\/|\/lxc\.monitor\.[^/]+$/.test(path) ||
      ofContainer.test(path)
    );
  });
