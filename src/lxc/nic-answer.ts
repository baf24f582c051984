import { groupBy } from '../base/grouped.ts';
import type { UsernetEntry } from './usernet.ts';
import { atLeast, type Version } from './version.ts';

/**
 * The process that asks, and its supplementary groups in the order of getgroups(2): by rising GID. A group without a
 * name is undefined: it ends the list, at best.
 */
export interface NicRequester {
  readonly name: string;
  readonly groups: readonly (string | undefined)[];
}

/** An interface that lxc-user-nic created and that still exists, and the entry it counts for: a line of /run/lxc/nics. */
export interface NicCharge {
  readonly who: string;
  readonly bridge: string;
}

export type NicAnswer =
  | { readonly kind: 'granted'; readonly entry: UsernetEntry }
  | { readonly kind: 'no-entry'; readonly lxcMessage: string }
  | { readonly kind: 'used-up'; readonly entries: readonly UsernetEntry[]; readonly lxcMessage: string }
  | { readonly kind: 'crashes'; readonly entry: UsernetEntry; readonly lxcMessage: string };

/** What lxc-user-nic answers to each request, in this order, where each interface that it grants stays. */
export function nicAnswer(
  entries: readonly UsernetEntry[],
  requester: NicRequester,
  wants: readonly Readonly<{ bridge: string }>[],
  inUse: readonly NicCharge[],
  version: Version,
): NicAnswer[] {
  let charges = inUse;
  const fatal = entries.find((entry) => crashes(entry, requester, version));
  const mine = entriesFor(entries, requester, version);
  return wants.map(({ bridge }) => {
    if (fatal)
      return {
        kind: 'crashes',
        entry: fatal,
        lxcMessage: 'lxc-user-nic failed to configure requested network: (null)',
      };
    // 1.x reads only the first line.
    const own = (mine.get(bridge) ?? []).slice(0, atLeast(version, 2) ? undefined : 1);
    if (own.length === 0) return { kind: 'no-entry', lxcMessage };
    if (own.reduce((sum, { count }) => sum + count, 0) <= 0)
      return { kind: 'used-up', entries: own, lxcMessage };
    charges = remembered(charges, own, version);
    const entry = charged(own, charges);
    if (entry === undefined) return { kind: 'used-up', entries: own, lxcMessage };
    charges = [...charges, { who: entry.who, bridge }];
    return { kind: 'granted', entry };
  });
}

const lxcMessage = 'Quota reached';

/**
 * 2.0 to 6.0.5 read past the end of the group list where the group is not on it (`name_is_in_groupnames` in
 * lxc_user_nic.c), whatever bridge the line is about. A process without any group has no list to read.
 */
function crashes({ who }: UsernetEntry, requester: NicRequester, version: Version): boolean {
  const careless = atLeast(version, 2) && !atLeast(version, 6, 0, 6);
  return careless && who.startsWith('@') && requester.groups.length > 0 && !isMember(requester, who);
}

export function isMember({ groups }: NicRequester, who: string): boolean {
  const end = groups.indexOf(undefined);
  return who.startsWith('@') && groups.slice(0, end === -1 ? undefined : end).includes(who.slice(1));
}

/** The lines for this user, by their bridges. */
export const entriesFor = (
  entries: readonly UsernetEntry[],
  requester: NicRequester,
  version: Version,
): Map<string, UsernetEntry[]> => groupBy(matching(entries, requester, version), ({ bridge }) => bridge);

/** 1.x knows no groups. */
const matching = (
  entries: readonly UsernetEntry[],
  requester: NicRequester,
  version: Version,
): UsernetEntry[] =>
  entries
    .filter(({ type }) => type === 'veth')
    .filter(({ who }) => who === requester.name || (atLeast(version, 2) && isMember(requester, who)));

/** Up to 2.0.8 each reading of the list deletes whatever is not about this name and bridge (`cull_entries`). */
function remembered(
  charges: readonly NicCharge[],
  own: readonly UsernetEntry[],
  version: Version,
): readonly NicCharge[] {
  if (atLeast(version, 2, 0, 9)) return charges;
  return charges.filter((charge) =>
    own.every(({ who, bridge }) => who === charge.who && bridge === charge.bridge),
  );
}

/**
 * The first line whose count is not used up: the interfaces of its name count on all bridges, and several lines for a name
 * do not add up. Where nobody has an interface yet, the first line is used unchecked, even with a count of 0
 * (`get_nic_if_avail`).
 */
const charged = (own: readonly UsernetEntry[], charges: readonly NicCharge[]): UsernetEntry | undefined =>
  charges.length === 0
    ? own[0]
    : own.find(({ who, count }) => charges.filter((charge) => charge.who === who).length < count);
