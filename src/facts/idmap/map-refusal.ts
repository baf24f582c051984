import { parseUnsigned } from '../../lxc/c-number.ts';
import type { IdMapLine } from '../../lxc/config/settings/settings.ts';
import { type MapRefusal, mapRefusalOf } from '../../lxc/idmap.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { allocated, ownGrants } from '../account/subid-grants.ts';
import { settings } from '../config/config.ts';
import { lxc } from '../install/lxc-version.ts';

/** The first thing that newuidmap, newgidmap or the kernel would refuse about the container's ID maps. */
export const mapRefusal: Fact<'container', MapRefusal<IdMapLine> | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const { idmaps, last } = know(settings);
    const { uid, gid } = know(account);
    const init = (key: string) => parseUnsigned(last.get(key)?.value ?? '') ?? 0;
    const check = (granted: Parameters<typeof mapRefusalOf>[1]) =>
      mapRefusalOf(idmaps, granted, { u: uid, g: gid }, know(lxc), {
        u: init('lxc.init.uid'),
        g: init('lxc.init.gid'),
      });
    const found = check(know(ownGrants));
    // A user who maps only their own IDs needs no grant; for all others, a missing grant is the first cause.
    return found?.kind === 'not-granted' ? check(know(allocated)) : found;
  },
};
