import { type Phrase, phrase } from '../../base/phrase.ts';
import type { Place } from '../../base/place.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { session } from './session.ts';

/** What started the current shell, if that was not a login of its user. */
export interface SessionOrigin {
  /** Such as `a cron job`. */
  readonly what: Phrase;
  readonly at: Place;
}

/** Undefined also if another user runs lxc-lint, and if the cgroups do not tell. */
export const sessionOrigin: Fact<'user', SessionOrigin | undefined> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const { uid } = know(account);
    if (host.caller.uid !== uid) return undefined;
    for (const { path, at } of know(session).cgroups) {
      const what = describe(path, uid);
      if (what !== undefined) return { what, at };
    }
    return undefined;
  },
};

/** systemd names a cgroup after what it started, and for whom: systemd.slice(5), pam_systemd(8). */
function describe(path: string, uid: number): Phrase | undefined {
  const [, owner] = /^\/user\.slice\/user-(\d+)\.slice\/session-/.exec(path) ?? [];
  if (owner !== undefined)
    return owner === `${uid}` ? undefined : phrase`a su or sudo shell in another user’s session`;
  const [, unit] = /^\/system\.slice\/(?:.*\/)?([^/]+)\.service$/.exec(path) ?? [];
  if (unit === undefined) return undefined;
  if (/^cron(d|ie)?$/.test(unit)) return phrase`a cron job`;
  if (unit === 'atd') return phrase`an at job`;
  return /^sshd?(@.*)?$/.test(unit)
    ? phrase`an SSH login without a PAM session`
    : phrase`the service ${unit}`;
}
