import { phrase } from '../../base/phrase.ts';
import { blocked } from '../../base/unseen.ts';
import { hostOf, type IdMap } from '../../lxc/idmap.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { mapRefusal } from './map-refusal.ts';

/** Who the container's root is outside of it. */
export interface MappedRoot {
  readonly uid: number;
  readonly gid: number;
  readonly maps: readonly IdMap[];
}

/** Of maps that would be refused nothing can be said: they are put right first. */
export const mappedRoot: Fact<'container', MappedRoot> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const { idmaps: maps } = know(settings);
    const [uid, gid] = [hostOf(maps, 'u', 0), hostOf(maps, 'g', 0)];
    if (know(mapRefusal) || uid === undefined || gid === undefined)
      throw blocked('idmap', phrase`the id maps of the container are not in order`);
    return { uid, gid, maps };
  },
};
