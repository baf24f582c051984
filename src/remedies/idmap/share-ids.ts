import { list, phrase } from '../../base/phrase.ts';
import type { MapContext } from '../../facts/idmap/map-context.ts';
import type { IdMapLine } from '../../lxc/config/settings/settings.ts';
import { hostRange, type IdMap, isOwn } from '../../lxc/idmap.ts';
import { type BothGrants, type Grant, ungranted } from '../../lxc/subid.ts';
import { type Fix, manual } from '../../model/action.ts';

type Granted = BothGrants<readonly Grant[]>;

/**
 * Maps of single IDs that are the same inside and outside, and not granted. They share files with an account of the host,
 * on purpose: other IDs would not do, so no fix ever changes them.
 */
export const refusedShares = (
  { lines, own }: Pick<MapContext, 'lines' | 'own'>,
  grants: Granted,
): IdMapLine[] =>
  lines.filter(
    (map) => isShared(map) && !isOwn(map, own) && ungranted(hostRange(map), grants[map.type]).length > 0,
  );

/** What would be granted if root agreed to these maps: what is wrong with the others can be told then. */
export const asIfGranted = (shares: readonly IdMapLine[], grants: Granted, owner: string): Granted => {
  const more = (type: IdMap['type']): Grant[] =>
    shares.filter((map) => map.type === type).map((map) => ({ owner, range: hostRange(map), at: map.at.at }));
  return { u: [...grants.u, ...more('u')], g: [...grants.g, ...more('g')] };
};

/** Only root knows whether the user may have the files of such an account, so there is no command to paste without a thought. */
export function askForShares(shares: readonly IdMap[], user: string): Fix {
  const ids = shares.map(({ type, host }) => (type === 'u' ? phrase`UID ${host}` : phrase`GID ${host}`));
  return manual(
    phrase`remove what maps ${list(ids)}, or have root allow it: ${user} could then use all files of that account of the host`,
  );
}

const isShared = ({ inside, host, count }: IdMap): boolean => count === 1 && inside === host && host > 0;
