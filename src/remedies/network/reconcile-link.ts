import { phrase } from '../../base/phrase.ts';
import type { Permissions } from '../../facts/network/lxc-usernet.ts';
import type { NicRequest } from '../../facts/network/nic-requests.ts';
import type { PermittedBridges } from '../../facts/network/permitted-bridges.ts';
import { type Fix, manual } from '../../model/action.ts';
import { correctPermission } from './correct-permission.ts';
import { permit } from './permit.ts';
import { setLink } from './set-link.ts';

/** Interfaces that want a bridge which their user may not use, and what is known about it. */
export interface LinkConflict {
  readonly name: string;
  readonly uid: number;
  /** `none` for interfaces without a link. */
  readonly bridge: string;
  readonly refused: readonly NicRequest[];
  readonly exists: boolean;
  /** Root's own files name it for containers. */
  readonly byRoot: boolean;
  readonly permissions: Permissions;
  readonly own: PermittedBridges;
  /** How many the line for this bridge has to permit. */
  readonly needed: number;
  /** Whether lxc-user-nic would do it, were they plugged into this bridge instead. */
  readonly wouldGrant: (instead: string) => boolean;
}

/**
 * Link, permission and bridge name the same thing again. The config bends to the permission: a user whom root has given
 * a bridge gets no other one, unless that bridge is gone and root's files name the one that he asks for.
 */
export function reconcileLink(all: LinkConflict): Fix {
  const { bridge, permissions, own, exists, byRoot, name, needed, wouldGrant } = all;
  const meant = bridge === 'none' ? undefined : correctPermission(permissions, all);
  if (meant) return meant;
  const [only, ...more] = own.existing;
  if (only !== undefined && more.length === 0 && (wouldGrant(only) || !byRoot))
    return plug(all, only, !exists);
  if (only !== undefined && byRoot) return permit(permissions, name, bridge, needed, false);
  if (only !== undefined)
    return manual(phrase`use one of ${own.existing.join(', ')}, which lxc-usernet allows`);
  const [gone, ...others] = own.all;
  // Made again, that one serves: nothing but the config speaks for the other.
  if (gone !== undefined && others.length === 0 && !exists && !byRoot) return plug(all, gone, true);
  if (bridge === 'none') return manual(phrase`name a bridge, and have root allow it in lxc-usernet`);
  return permit(permissions, name, bridge, needed, byRoot);
}

const plug = ({ name, refused, wouldGrant }: LinkConflict, into: string, surely: boolean): Fix =>
  setLink(
    into,
    refused.map(({ nic }) => nic),
    // Where both bridges are there, the config may mean what it says.
    surely && wouldGrant(into) ? 'safe' : 'unsafe',
    name,
  );
