import type { Place } from '../../base/place.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { session } from './session.ts';

/** How the shell that asks was come by, where that was not by a login of its user's. */
export interface SessionOrigin {
  /** Such as `a job of cron`. */
  readonly is: string;
  readonly at: Place;
}

/** Undefined also where somebody else asks, and where it cannot be told. */
export const sessionOrigin: Fact<'user', SessionOrigin | undefined> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const { uid } = know(account);
    if (host.caller.uid !== uid) return undefined;
    for (const { path, at } of know(session).cgroups) {
      const is = describe(path, uid);
      if (is !== undefined) return { is, at };
    }
    return undefined;
  },
};

/** systemd names a cgroup after what it started, and for whom: systemd.slice(5), pam_systemd(8). */
function describe(path: string, uid: number): string | undefined {
  const [, owner] = /^\/user\.slice\/user-(\d+)\.slice\/session-/.exec(path) ?? [];
  if (owner !== undefined)
    return owner === `${uid}` ? undefined : 'a shell by su or sudo, from a session of another user';
  const [, unit] = /^\/system\.slice\/(?:.*\/)?([^/]+)\.service$/.exec(path) ?? [];
  if (unit === undefined) return undefined;
  const job = jobs[unit];
  if (job !== undefined) return `a job of ${job}`;
  return /^sshd?(@.*)?$/.test(unit) ? 'a login that PAM gave no session' : `the service ${unit}`;
}

const jobs: Readonly<Record<string, string>> = { cron: 'cron', crond: 'cron', cronie: 'cron', atd: 'at' };
