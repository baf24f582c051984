import type { Fact } from '../../model/fact.ts';
import { loginDefs } from './login-defs.ts';
import { accounts } from './passwd.ts';
import { grantFiles } from './subid-grants.ts';

/** The names of all ordinary users with subordinate IDs, who may thus have unprivileged containers. */
export const usersWithSubids: Fact<'machine', readonly string[]> = {
  subject: 'machine',
  gather: (_host, _machine, know) => {
    const { u, g } = know(grantFiles);
    const owners = new Set([...u.all, ...g.all].map(({ owner }) => owner));
    return know(accounts)
      .filter(
        ({ name, uid }) => uid >= know(loginDefs).firstUser && (owners.has(name) || owners.has(`${uid}`)),
      )
      .map(({ name }) => name);
  },
};
