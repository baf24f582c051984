import { phrase } from '../../base/phrase.ts';
import { command } from '../../base/place.ts';
import { blocked } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { type Account, accountsByName, parseAccount } from './passwd.ts';

/** The user's account, or undefined if neither /etc/passwd nor any other source knows the name. */
export const knownAccount: Fact<'user', Account | undefined> = {
  subject: 'user',
  gather: (host, { name }, know) => know(accountsByName).get(name) ?? fromDirectory(host, name),
};

/** The user's account. Without one nothing about the user can be checked. */
export const account: Fact<'user', Account> = {
  subject: 'user',
  gather: (_host, { name }, know) => {
    const found = know(knownAccount);
    if (!found) throw blocked('user-exists', phrase`the user ${name} does not exist`);
    return found;
  },
};

/** Asks LDAP, SSSD and the like, through the name service switch. */
function fromDirectory(host: Host, name: string): Account | undefined {
  // A name that begins with a dash would be read as an option, and no account has such a name.
  if (!/^[\w.][\w.@\\-]*\$?$/.test(name)) return undefined;
  const answer = host.ask(['getent', 'passwd', name]);
  return answer?.status === 0
    ? parseAccount({ ...command(['getent', 'passwd', name]), line: 1, text: answer.out.trim() })
    : undefined;
}
