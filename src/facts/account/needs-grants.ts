import { attempt, Unseen } from '../../base/unseen.ts';
import { isOwn } from '../../lxc/idmap.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { containers } from '../config/containers.ts';
import { account } from './account.ts';

/**
 * Whether the user needs ranges of IDs and the programs that map them. Root does not, as it writes maps itself, nor does a
 * user whose containers map only the user's own IDs. A config that cannot be read may need them.
 */
export const needsGrants: Fact<'user', boolean> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const { uid, gid } = know(account);
    if (uid === 0) return false;
    const all = attempt(() => know(containers));
    if (all instanceof Unseen) return true;
    return all.some((container) => {
      const known = attempt(() => know(settings, container));
      const maps = known instanceof Unseen ? [] : known.idmaps;
      return maps.length === 0 || !maps.every((map) => isOwn(map, { u: uid, g: gid }));
    });
  },
};
