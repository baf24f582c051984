import type { Ids } from '../../lxc/idmap.ts';
import type { Fact } from '../../model/fact.ts';
import { configOnly } from '../access/config-reader.ts';
import { account } from '../account/account.ts';

/** The IDs of the user; nobody's, -1, for a file on its own, of which it is unknown who starts it. */
export const ownIds: Fact<'container', Ids> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    if (know(configOnly)) return { u: -1, g: -1 };
    const { uid, gid } = know(account);
    return { u: uid, g: gid };
  },
};
