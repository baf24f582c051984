import { groupBy } from '../../base/grouped.ts';
import { isNonEmpty } from '../../base/non-empty.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Nic } from '../../lxc/config/settings/settings.ts';
import { entriesFor } from '../../lxc/nic-answer.ts';
import type { UsernetEntry } from '../../lxc/usernet.ts';
import { atLeast } from '../../lxc/version.ts';
import type { Fact } from '../../model/fact.ts';
import { settings } from '../config/config.ts';
import { containers } from '../config/containers.ts';
import { lxc } from '../install/lxc-version.ts';
import { permissions } from './lxc-usernet.ts';

/** A network interface that a container requests from lxc-user-nic. */
export interface WantedNic {
  readonly nic: Nic;
  /** `none` for an interface without a link, which needs a permission of its own. */
  readonly bridge: string;
}

/** The same, and whose it is. */
export interface DemandedNic extends WantedNic {
  readonly container: string;
}

/** A quota, and what all containers of the user request of it, whether or not they run. */
export interface SharedQuota {
  readonly entries: readonly [UsernetEntry, ...UsernetEntry[]];
  readonly allowed: number;
  readonly demanded: number;
  /** One of each of some containers: nobody reads more. */
  readonly some: readonly DemandedNic[];
}

export const wantedNics: Fact<'container', readonly WantedNic[]> = {
  subject: 'container',
  gather: (_host, _container, know) =>
    know(settings)
      .nics.filter(({ type }) => type === 'veth')
      .map((nic) => ({ nic, bridge: nic.link || 'none' })),
};

/** By the bridges that the user is allowed. Interfaces are counted by the name in the line, on all bridges. */
export const sharedQuotas: Fact<'user', ReadonlyMap<string, SharedQuota>> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const version = know(lxc);
    // Earlier releases forget the interfaces on other bridges.
    if (!atLeast(version, 2, 0, 9)) return new Map();
    const { entries, requester } = know(permissions);
    const mine = entriesFor(entries, requester, version);
    const demanded = know(containers).flatMap((container): DemandedNic[] => {
      const wanted = attempt(() => know(wantedNics, container));
      return wanted instanceof Unseen ? [] : wanted.map((each) => ({ ...each, container: container.name }));
    });
    const together = groupBy(demanded, ({ bridge }) => whoseQuota(mine.get(bridge) ?? []));
    return new Map(
      [...mine].flatMap(([bridge, entries]) => {
        const all = together.get(whoseQuota(entries)) ?? [];
        return isNonEmpty(entries) ? [[bridge, sharedQuota(entries, all)] as const] : [];
      }),
    );
  },
};

const sharedQuota = (entries: SharedQuota['entries'], all: readonly DemandedNic[]): SharedQuota => ({
  entries,
  allowed: sumOfQuotas(entries),
  demanded: all.length,
  some: all.filter((each, index) => each.container !== all[index - 1]?.container).slice(0, 4),
});

/** The names in the lines, which have no blanks: bridges with the same ones share a quota. */
const whoseQuota = (own: readonly UsernetEntry[]): string =>
  [...new Set(own.map(({ who }) => who))].sort().join(' ');

/** Of several lines for one name the largest count applies; the counts of a user and of a group add up. */
const sumOfQuotas = (own: readonly UsernetEntry[]): number =>
  [...groupBy(own, ({ who }) => who).values()].reduce(
    (sum, lines) => sum + Math.max(0, ...lines.map(({ count }) => count)),
    0,
  );
