import { phrase } from '../../base/phrase.ts';
import type { Line } from '../../base/place.ts';
import { Unseen } from '../../base/unseen.ts';
import { isFound } from '../../host/excerpt.ts';
import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { account } from '../account/account.ts';
import { userManagerSupport } from './start-command.ts';

/** What decides whether the user can log in. */
export interface Login {
  /** The file that keeps everybody but root from logging in: pam_nologin(8). */
  readonly closed: string | undefined;
  /** The login shell, if it refuses every login. */
  readonly noShell: string | undefined;
  readonly at: Line;
  /** Whether the user has a key or a password to log in with. */
  readonly lets: boolean;
  /** Where sshd looks for the user's keys. */
  readonly keys: string;
}

/** For root only: a user who runs lxc-lint is logged in already. */
export const login: Fact<'user', Login> = {
  subject: 'user',
  gather: (host, { name }, know) => {
    const { uid, home, shell, at } = know(account);
    if (uid === 0) throw new Unseen(phrase`root needs no login to start containers`, 'not-applicable');
    if (host.caller.uid === uid)
      throw new Unseen(phrase`${name} runs lxc-lint, and so is logged in`, 'not-applicable');
    if (know(userManagerSupport).lingers)
      throw new Unseen(phrase`lingering is enabled for ${name}, who needs no login`, 'not-applicable');
    if (at.path !== '/etc/passwd')
      throw new Unseen(
        phrase`${name} is not in /etc/passwd: a directory service decides on logins`,
        'not-applicable',
      );
    const [keys, second] = ['authorized_keys', 'authorized_keys2'].map((file) => `${home}/.ssh/${file}`);
    const hasKeys = [keys, second].some(
      (path) => path !== undefined && know(asUser).stat(path) !== undefined,
    );
    return {
      closed: host.stat('/etc/nologin') ? '/etc/nologin' : undefined,
      noShell: /\/(nologin|false)$/.test(shell) ? shell : undefined,
      at,
      lets: hasKeys || hasPassword(host, name) || hasOtherKeys(host),
      keys: keys ?? '',
    };
  },
};

/** Of the letters that passwd(1) prints, `P` is a password, and `NP` an empty one; Fedora writes `PS`. */
function hasPassword(host: Host, name: string): boolean {
  const answer = host.ask(['passwd', '-S', '--', name]);
  if (answer?.status !== 0) throw new Unseen(phrase`cannot tell whether ${name} has a password`);
  return /^(P|PS|NP)$/.test(answer.out.split(' ')[1] ?? '');
}

/** Whether sshd may accept something other than a key in the home of the user. See sshd_config(5). */
function hasOtherKeys(host: Host): boolean {
  const main = '/etc/ssh/sshd_config';
  const more = (host.list(`${main}.d`) ?? []).map((name) => `${main}.d/${name}`);
  const other =
    /^\s*(AuthorizedKeys|AuthorizedPrincipals|TrustedUserCA|(Hostbased|GSSAPI|Kerberos)Auth\w+\s+yes)/i;
  return [main, ...more].some((path) => isFound(host.grep(path, other)));
}
