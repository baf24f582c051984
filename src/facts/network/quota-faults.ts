import { isNonEmpty } from '../../base/non-empty.ts';
import type { Line } from '../../base/place.ts';
import type { UsernetEntry } from '../../lxc/usernet.ts';
import type { Fact } from '../../model/fact.ts';
import { type Permissions, permissions } from './lxc-usernet.ts';
import { bridgesOf, linkPlace, neededBy, nicRequests } from './nic-requests.ts';

/** A bridge on which the user is allowed fewer interfaces than the container needs. */
export interface QuotaFault {
  readonly bridge: string;
  /** The lines that allow it. */
  readonly entries: readonly [UsernetEntry, ...UsernetEntry[]];
  readonly allowed: number;
  readonly needed: number;
  /** How many the running containers of the user have. */
  readonly used: number;
  /** The links of all interfaces of the container. */
  readonly links: readonly Line[];
  readonly permissions: Permissions;
  readonly lxcMessage: string;
}

export const quotaFaults: Fact<'container', readonly QuotaFault[]> = {
  subject: 'container',
  gather: (_host, { user: { name } }, know) => {
    const requests = know(nicRequests);
    const known = know(permissions);
    const short = requests.flatMap(({ bridge, answer }) =>
      answer.kind === 'used-up' ? [{ bridge, answer }] : [],
    );
    return bridgesOf(short).flatMap((each) => {
      const request = short.find(({ bridge }) => bridge === each);
      if (!request || !isNonEmpty(request.answer.entries)) return [];
      const { bridge, answer } = request;
      const entries: QuotaFault['entries'] = request.answer.entries;
      const fault = {
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
  },
};
