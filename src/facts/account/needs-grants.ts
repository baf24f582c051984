import { attempt, Unseen } from '../../base/unseen.ts';
import { isOwn } from '../../lxc/idmap.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { containers } from '../config/containers.ts';
import { account } from './account.ts';

/** Whether a container needs ranges of IDs and the programs that map them. One that maps only the IDs of its user does not. */
export const containerNeedsGrants: Fact<'container', boolean> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const { uid, gid } = know(account);
    const maps = know(settings).idmaps;
    return maps.length === 0 || !maps.every((map) => isOwn(map, { u: uid, g: gid }));
  },
};

/** Whether one of the user's containers does, or may. Root writes maps itself. */
export const needsGrants: Fact<'user', boolean> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    if (know(account).uid === 0) return false;
    const all = attempt(() => know(containers));
    if (all instanceof Unseen) return true;
    return all.some((container) => attempt(() => know(containerNeedsGrants, container)) !== false);
  },
};
