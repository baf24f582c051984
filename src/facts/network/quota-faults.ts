import { isNonEmpty } from '../../base/non-empty.ts';
import type { Line } from '../../base/place.ts';
import type { UsernetEntry } from '../../lxc/usernet.ts';
import type { Fact, Know } from '../../model/fact.ts';
import { running } from '../config/running.ts';
import { type Permissions, permissions } from './lxc-usernet.ts';
import { bridgesOf, linkPlace, neededBy, nicRequests } from './nic-requests.ts';
import { type DemandedNic, sharedQuotas, wantedNics } from './shared-quotas.ts';

/** A bridge on which the user is allowed fewer interfaces than are needed. */
export type QuotaFault = QuotaExceeded | QuotaShared;

interface Quota {
  readonly bridge: string;
  /** The lines that allow it. */
  readonly entries: readonly [UsernetEntry, ...UsernetEntry[]];
  readonly allowed: number;
  readonly needed: number;
  readonly permissions: Permissions;
}

/** The container needs more than is left. */
interface QuotaExceeded extends Quota {
  readonly kind: 'exceeded';
  /** How many the running containers of the user have. */
  readonly used: number;
  /** The links of all interfaces of the container. */
  readonly links: readonly Line[];
  readonly lxcMessage: string;
}

/** All containers of the user need more when they run at the same time. */
interface QuotaShared extends Quota {
  readonly kind: 'shared';
  /** The links of this container on the bridge. */
  readonly links: readonly Line[];
  /** Some of other containers. */
  readonly others: readonly DemandedNic[];
}

export const quotaFaults: Fact<'container', readonly QuotaFault[]> = {
  subject: 'container',
  gather: (_host, { user, name }, know) => {
    const known = know(permissions);
    const exceeded = know(running) ? [] : exceededQuotas(user.name, known, know);
    const shared = sharedQuotaFaults(name, known, know);
    const isExceeded = (bridge: string) => exceeded.some((each) => each.bridge === bridge);
    return [...exceeded, ...shared.filter(({ bridge }) => !isExceeded(bridge))];
  },
};

function exceededQuotas(name: string, known: Permissions, know: Know<'container'>): QuotaExceeded[] {
  const requests = know(nicRequests);
  const short = requests.flatMap(({ bridge, answer }) =>
    answer.kind === 'used-up' ? [{ bridge, answer }] : [],
  );
  return bridgesOf(short).flatMap((each) => {
    const request = short.find(({ bridge }) => bridge === each);
    if (!request || !isNonEmpty(request.answer.entries)) return [];
    const { bridge, answer } = request;
    const entries: Quota['entries'] = request.answer.entries;
    const fault: QuotaExceeded = {
      kind: 'exceeded',
      bridge,
      entries,
      allowed: Math.max(0, ...entries.map(({ count }) => count)),
      needed: neededBy(known, name, requests),
      used: known.inUse.filter(({ who }) => who === name).length,
      links: requests.map(linkPlace),
      permissions: known,
      lxcMessage: answer.lxcMessage,
    };
    return [fault];
  });
}

function sharedQuotaFaults(name: string, known: Permissions, know: Know<'container'>): QuotaShared[] {
  const quotas = know(sharedQuotas);
  const wanted = know(wantedNics);
  return bridgesOf(wanted).flatMap((bridge): QuotaShared[] => {
    const quota = quotas.get(bridge);
    if (!quota || quota.demanded <= quota.allowed) return [];
    const { entries, allowed, demanded: needed, some } = quota;
    const links = wanted.filter((each) => each.bridge === bridge).map(linkPlace);
    const others = some.filter(({ container }) => container !== name).slice(0, 3);
    return [{ kind: 'shared', bridge, entries, allowed, needed, permissions: known, links, others }];
  });
}
