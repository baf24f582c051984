import { list, phrase } from '../../base/phrase.ts';
import type { LinkConflict } from '../../facts/network/link-faults.ts';
import { type Fix, manual } from '../../model/action.ts';
import { correctPermission } from './correct-permission.ts';
import { permit } from './permit.ts';
import { setLink } from './set-link.ts';

/**
 * Makes link, permission and bridge agree. The config yields to the permission: a user who is allowed one bridge gets no
 * other, unless that bridge does not exist and root's files name the one that is requested.
 */
export function reconcileLink(all: LinkConflict): Fix {
  const { bridge, permissions, own, exists, byRoot, name, needed, beside, wouldGrant } = all;
  const meant = bridge === 'none' ? undefined : correctPermission(permissions, all);
  if (meant) return meant;
  const [only, ...more] = own.existing;
  // A second interface is there for another network: on the bridge of the first it would be of no use.
  if (exists && only !== undefined && beside.includes(only))
    return permit(permissions, name, bridge, needed, byRoot);
  if (only !== undefined && more.length === 0 && (wouldGrant(only) || !byRoot))
    return attach(all, only, !exists);
  if (only !== undefined && byRoot) return permit(permissions, name, bridge, needed, false);
  if (only !== undefined) return manual(phrase`set the link to an allowed bridge: ${list(own.existing)}`);
  const [gone, ...others] = own.all;
  // Once created again, that bridge serves: only the config names the other.
  if (gone !== undefined && others.length === 0 && !exists && !byRoot) return attach(all, gone, true);
  if (bridge === 'none')
    return manual(phrase`set the link to a bridge, and have root allow it in lxc-usernet`);
  return permit(permissions, name, bridge, needed, byRoot);
}

const attach = ({ name, refused, wouldGrant }: LinkConflict, bridge: string, surely: boolean): Fix =>
  setLink(
    bridge,
    refused.map(({ nic }) => nic),
    // Where both bridges exist, the config may be right.
    surely && wouldGrant(bridge) ? 'safe' : 'unsafe',
    name,
  );
