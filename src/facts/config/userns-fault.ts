import type { Statement } from '../../lxc/config/reader/statement.ts';
import { atLeast } from '../../lxc/version.ts';
import type { Fact } from '../../model/fact.ts';
import { configOnly } from '../access/config-reader.ts';
import { ownCgroups } from '../cgroup/own-cgroups.ts';
import { unusableLimits } from '../cgroup/unusable-limits.ts';
import { lxc } from '../install/lxc-version.ts';
import { settings } from './config.ts';
import { type Include, includes } from './includes.ts';
import { withoutRoot } from './without-root.ts';

/** common.conf counts, and no userns.conf after it. */
export type UsernsFault = {
  readonly common: Include;
  /** A device limit of common.conf that stops the start; undefined if LXC starts anyway. */
  readonly limit: Statement | undefined;
  /** Whether the user owns any cgroup at all. */
  readonly ownsCgroup: boolean;
} & ({ readonly kind: 'missing' } | { readonly kind: 'order'; readonly userns: Include });

/** Undefined as well where it makes no difference: on cgroup v2, if LXC starts anyway. */
export const usernsFault: Fact<'container', UsernsFault | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const { all } = know(includes);
    const common = all.filter(({ is }) => is === 'common').at(-1);
    const userns = all.filter(({ is }) => is === 'userns').at(-1);
    if (!common || (userns && userns.order > common.order)) return undefined;
    // The other keys of common.conf are for root, too, and up to LXC 6 so are its limits: where one stops the start, the host decides.
    if (know(configOnly)) {
      if (!know(withoutRoot) || atLeast(know(lxc), 7)) return undefined;
      const alone = { common, limit: undefined, ownsCgroup: true };
      return userns ? { kind: 'order', userns, ...alone } : { kind: 'missing', ...alone };
    }
    const own = know(ownCgroups);
    const limit = unusableLimits(know(settings), own).find(
      ({ controller }) => controller === 'devices',
    )?.limit;
    const isV2 = own.every(({ controllers }) => controllers.length === 0);
    if (!limit && isV2) return undefined;
    const found = { common, limit, ownsCgroup: own.some(({ writable }) => writable) };
    return userns ? { kind: 'order', userns, ...found } : { kind: 'missing', ...found };
  },
};
