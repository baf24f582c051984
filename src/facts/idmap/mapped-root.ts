import { phrase } from '../../base/phrase.ts';
import { blocked } from '../../base/unseen.ts';
import { hostOf, type IdMap } from '../../lxc/idmap.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { mapRefusal } from './map-refusal.ts';

/** The host IDs of the container's root. */
export interface MappedRoot {
  readonly uid: number;
  readonly gid: number;
  readonly maps: readonly IdMap[];
}

/** Maps that would be refused say nothing: they must be fixed first. */
export const mappedRoot: Fact<'container', MappedRoot> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const { idmaps: maps } = know(settings);
    const [uid, gid] = [hostOf(maps, 'u', 0), hostOf(maps, 'g', 0)];
    if (know(mapRefusal) || uid === undefined || gid === undefined)
      throw blocked('idmap', phrase`the ID maps of the container are not valid`);
    return { uid, gid, maps };
  },
};
