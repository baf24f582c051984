import type { Line } from '../../base/place.ts';
import type { UsernetEntry } from '../../lxc/usernet.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { groupMembers } from '../machine/groups.ts';
import { interfaceExists } from './bridges.ts';
import { type Permissions, permissions } from './lxc-usernet.ts';
import { namedByRoot } from './named-by-root.ts';
import {
  bridgesOf,
  isReset,
  linkPlace,
  type NicRequest,
  neededBy,
  nicRequests,
  wouldGrant,
} from './nic-requests.ts';
import { type PermittedBridges, permittedBridges } from './permitted-bridges.ts';

/** Why lxc-user-nic creates no interface for a link, leaving aside how many are allowed. */
export type LinkFault = UsernicCrash | LinkConflict;

/** A line for a group makes lxc-user-nic crash. */
export interface UsernicCrash {
  readonly kind: 'crashes';
  readonly entry: UsernetEntry;
  readonly group: string;
  /** The link that needs lxc-user-nic. */
  readonly at: Line;
  readonly lxcMessage: string;
  readonly permissions: Permissions;
  readonly members: (group: string) => readonly string[];
}

/** Interfaces for a bridge that their user is not allowed, and what is known about it. */
export interface LinkConflict {
  readonly kind: 'not-allowed' | 'no-bridge';
  readonly name: string;
  readonly uid: number;
  /** `none` for interfaces without a link. */
  readonly bridge: string;
  /** The first link to it. */
  readonly at: Line;
  readonly refused: readonly NicRequest[];
  /** What the other interfaces of the container are linked to. */
  readonly beside: readonly string[];
  readonly exists: boolean;
  /** Root's own files name it for containers. */
  readonly byRoot: boolean;
  readonly permissions: Permissions;
  readonly own: PermittedBridges;
  /** The count that the line for this bridge needs. */
  readonly needed: number;
  /** Whether lxc-user-nic would grant the interfaces, were they attached to this bridge instead. */
  readonly wouldGrant: (instead: string) => boolean;
}

export const linkFaults: Fact<'container', readonly LinkFault[]> = {
  subject: 'container',
  gather: (_host, { user: { name } }, know) => {
    const { uid } = know(account);
    const requests = know(nicRequests);
    const grants = know(wouldGrant);
    const known = { permissions: know(permissions), own: know(permittedBridges) };
    const [exists, byRoot, members] = [know(interfaceExists), know(namedByRoot), know(groupMembers)];
    for (const request of requests) {
      if (request.answer.kind !== 'crashes') continue;
      const { entry, lxcMessage } = request.answer;
      const group = entry.who.slice(1);
      return [{ kind: 'crashes', entry, group, at: linkPlace(request), lxcMessage, ...known, members }];
    }
    const all = requests.filter(({ nic, answer }) => answer.kind === 'no-entry' && !isReset(nic));
    return bridgesOf(all).flatMap((bridge): LinkConflict[] => {
      const refused = all.filter((request) => request.bridge === bridge);
      const [first] = refused;
      if (!first) return [];
      const conflict = {
        name,
        uid,
        bridge,
        at: linkPlace(first),
        refused,
        beside: bridgesOf(requests.filter((request) => request.bridge !== bridge)),
        byRoot: byRoot.includes(bridge),
        ...known,
        needed: neededBy(known.permissions, name, requests),
        wouldGrant: (instead: string) => grants(bridge, instead),
      };
      return bridge === 'none'
        ? [{ kind: 'no-bridge', ...conflict, exists: false }]
        : [{ kind: 'not-allowed', ...conflict, exists: exists(bridge) }];
    });
  },
};
