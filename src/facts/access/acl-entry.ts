import { attempt, Unseen } from '../../base/unseen.ts';
import { parseAcl } from '../../lxc/access-check.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';

/**
 * What the access control list of this path grants the user by name, 0 to 7; null where it does not name him, undefined
 * where that cannot be asked.
 */
export const aclEntry: Fact<'user', (path: string) => number | null | undefined> = {
  of: 'user',
  look: (host, _user, know) => (path) => {
    const { uid } = know(account);
    const answer = attempt(() =>
      host.ask(['getfacl', '--absolute-names', '--numeric', '--skip-base', '--', path]),
    );
    if (answer === undefined || answer instanceof Unseen) return undefined;
    const named = parseAcl(answer.out)
      .get(path)
      ?.users.find(({ id }) => id === uid);
    return named?.perms ?? null;
  },
};
