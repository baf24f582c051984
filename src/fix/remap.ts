import type { BothGrants } from '../facts/grants.ts';
import type { IdMap } from '../lxc/config/settings.ts';
import type { RefusalKind } from '../lxc/idmap.ts';
import type { Grant } from '../lxc/subid.ts';
import { type Fix, manual } from './action.ts';
import { mapAnew, mapLines, mapOnto, type Owner } from './map-onto.ts';

/** What puts maps right that were refused, where the config alone can; else words. */
export function remap(
  kind: RefusalKind,
  which: readonly [IdMap, ...IdMap[]],
  all: readonly IdMap[],
  grants: BothGrants<readonly Grant[]> | undefined,
  owner: Owner,
  by: string,
): Fix {
  if (!grants) return manual(words[kind] ?? 'map onto granted ids');
  if (kind === 'not-granted') return mapOnto(grants, which, all, owner, by);
  const [{ at }] = which;
  if (kind === 'no-gids')
    return mapAnew(grants, ['g'], at.key, at.via.length === 0 ? at.at : undefined, owner, by);
  if (kind === 'no-root' && all.every(({ type }) => type === 'g'))
    return mapAnew(grants, ['u'], at.key, at.via.length === 0 ? at.at : undefined, owner, by);
  return manual(words[kind] ?? `map onto granted ids: ${mapLines(grants, ['u', 'g'], at.key).join(' and ')}`);
}

const words: Partial<Record<RefusalKind, string>> = {
  'overlap-inside': 'keep one map for each id of the container: end one map where the other begins',
  'overlap-host': 'keep one map for each host id: end one map where the other begins',
  'no-gids': 'add a map for gids, of the range that /etc/subgid grants',
  'no-root': 'map id 0 of the container, for uids and for gids',
  zero: 'give the map a count',
  'too-many': 'join maps that touch each other',
};
