import type { Line } from '../../base/place.ts';
import { foundIn } from '../../host/excerpt.ts';
import type { Host } from '../../host/host.ts';
import { type Limit, loginLimits } from '../../lxc/limits-conf.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { groupNames } from '../machine/groups.ts';
import { loginService, sessionModules } from './pam-session-stack.ts';

/** The limits that a login sets, by the names of limits.conf(5). Those that it does not mention stay as they are. */
export const limitsOfLogin: Fact<'user', ReadonlyMap<string, Limit>> = {
  subject: 'user',
  gather: (host, { name }, know) => {
    const { uid } = know(account);
    // Without PAM nobody reads limits.conf.
    if (know(loginService) === undefined) return new Map();
    if (!know(sessionModules).some(({ text }) => text.includes('pam_limits.so'))) return new Map();
    return loginLimits(limitLines(host), { name, uid, groups: know(groupNames) });
  },
};

/** In the order in which pam_limits(8) reads them. */
function limitLines(host: Host): Line[] {
  const folder = '/etc/security/limits.d';
  const more = [...(host.list(folder) ?? [])].filter((name) => name.endsWith('.conf')).sort();
  return ['/etc/security/limits.conf', ...more.map((name) => `${folder}/${name}`)].flatMap((path) =>
    foundIn(path, host.grep(path, parts)),
  );
}

const parts = /^\s*[^#\s]\S*\s+(?:soft|hard|-)\s+[a-z]+\s+\S+/i;
