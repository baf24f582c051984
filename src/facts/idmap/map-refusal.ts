import { unsigned } from '../../lxc/c-number.ts';
import type { IdMap } from '../../lxc/config/settings/settings.ts';
import { type Refusal, refusal } from '../../lxc/idmap.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { allocated, ownGrants } from '../account/subid-grants.ts';
import { settings } from '../config/config.ts';
import { lxc } from '../install/lxc-version.ts';

/** The first thing that newuidmap, newgidmap or the kernel would refuse about the container's id maps. */
export const mapRefusal: Fact<'container', Refusal<IdMap> | undefined> = {
  of: 'container',
  look: (_host, _container, know) => {
    const { idmaps, last } = know(settings);
    const { uid, gid } = know(account);
    const init = (key: string) => unsigned(last.get(key)?.value ?? '') ?? 0;
    const check = (granted: Parameters<typeof refusal>[1]) =>
      refusal(idmaps, granted, { u: uid, g: gid }, know(lxc), {
        u: init('lxc.init.uid'),
        g: init('lxc.init.gid'),
      });
    const found = check(know(ownGrants));
    // Who maps nothing but himself needs no grant; for anybody else a missing one is the first cause.
    return found?.kind === 'not-granted' ? check(know(allocated)) : found;
  },
};
