import { parseUnsigned } from '../../lxc/c-number.ts';
import type { IdMapLine } from '../../lxc/config/settings/settings.ts';
import { type MapRefusal, mapRefusalOf } from '../../lxc/idmap.ts';
import type { Grant } from '../../lxc/subid.ts';
import type { Fact } from '../../model/fact.ts';
import { configOnly } from '../access/config-reader.ts';
import { allocated, ownGrants } from '../account/subid-grants.ts';
import { settings } from '../config/config.ts';
import { lxc } from '../install/lxc-version.ts';
import { ownIds } from './own-ids.ts';

/** The first thing that newuidmap, newgidmap or the kernel would refuse about the container's ID maps. */
export const mapRefusal: Fact<'container', MapRefusal<IdMapLine> | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const { idmaps, last } = know(settings);
    const init = (key: string) => parseUnsigned(last.get(key)?.value ?? '') ?? 0;
    const check = (granted: Parameters<typeof mapRefusalOf>[1]) =>
      mapRefusalOf(idmaps, granted, know(ownIds), know(lxc), {
        u: init('lxc.init.uid'),
        g: init('lxc.init.gid'),
      });
    // Of a file on its own, what maps alone decide: whose IDs they are is the host's.
    if (know(configOnly)) return ofMapsAlone(check({ u: everything, g: everything }));
    const found = check(know(ownGrants));
    // A user who maps only their own IDs needs no grant; for all others, a missing grant is the first cause.
    return found?.kind === 'not-granted' ? check(know(allocated)) : found;
  },
};

/** Root may map its own ID. */
const ofMapsAlone = (found: MapRefusal<IdMapLine> | undefined) =>
  found?.kind === 'host-root' ? undefined : found;

/** All the IDs there are. */
const everything: readonly Grant[] = [
  { owner: '', range: { start: 0, count: 2 ** 32 }, at: { path: '', line: 0, text: '' } },
];
