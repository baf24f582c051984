import type { Fact } from '../../model/fact.ts';
import { idPolicy } from './login-defs.ts';
import { accounts } from './passwd.ts';
import { grantFiles } from './subid-grants.ts';

/** The names of all ordinary users who have subordinate ids, and so may have unprivileged containers. */
export const granted: Fact<'machine', readonly string[]> = {
  of: 'machine',
  look: (_host, _machine, know) => {
    const { u, g } = know(grantFiles);
    const owners = new Set([...u.all, ...g.all].map(({ owner }) => owner));
    return know(accounts)
      .filter(
        ({ name, uid }) => uid >= know(idPolicy).firstUser && (owners.has(name) || owners.has(`${uid}`)),
      )
      .map(({ name }) => name);
  },
};
