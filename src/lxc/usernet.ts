import { grouped } from '../base/grouped.ts';
import { type Line, lines, narrow } from '../base/place.ts';
import { atLeast, type Version } from './version.ts';

/** Who may attach how many nics to which bridge: /etc/lxc/lxc-usernet as lxc-user-nic reads it. */
export interface Usernet {
  readonly entries: readonly Entry[];
  /** Lines that look meant and are passed over without a word. */
  readonly skipped: readonly Line[];
}

export interface Entry {
  /** A login name, or a group as `@name`. */
  readonly who: string;
  /** LXC asks for no other than `veth`. */
  readonly type: string;
  /** An exact name; `none` is for nics without a link. */
  readonly bridge: string;
  /** May be 0 or less. */
  readonly count: number;
  readonly at: Line;
  /** `at`, narrowed to the count. */
  readonly countAt: Line;
}

export function parseUsernet(path: string, text: string): Usernet {
  const meant = lines(path, text).filter((at) => /^\s*[^\s#]/.test(at.text));
  return {
    entries: meant.flatMap((at) => parseEntry(at) ?? []),
    skipped: meant.filter((at) => parseEntry(at) === undefined),
  };
}

/**
 * `WHO TYPE BRIDGE COUNT` as `sscanf("%99[^ \t] %99[^ \t] %99[^ \t] %d")` takes it, whatever follows: nothing may
 * stand in front, and a word longer than 99 goes on as the next one.
 */
function parseEntry(at: Line): Entry | undefined {
  const [who, afterWho] = word(at.text);
  const [type, afterType] = word(afterWho);
  const [bridge, afterBridge] = word(afterType);
  const [count] = /^[+-]?\d+/.exec(afterBridge) ?? [];
  if (count === undefined) return undefined;
  const countAt = narrow(at, at.text.length - afterBridge.length, count.length);
  return { who, type, bridge, count: int(count), at, countAt };
}

/** The word in front and what follows the blanks behind it: a carriage return is part of a word, or else a blank. */
function word(text: string): [string, string] {
  const [all, first] = /^([^ \t]{1,99})[ \t\n\v\f\r]*/.exec(text) ?? ['', ''];
  return first ? [first, text.slice(all.length)] : ['', ''];
}

/** glibc reads `%d` as a long, which stops at its ends, and keeps the low 32 bits. */
function int(digits: string): number {
  const long = BigInt(digits);
  const most = 2n ** 63n - 1n;
  const notTooLow = long < ~most ? ~most : long;
  return Number(BigInt.asIntN(32, long > most ? most : notTooLow));
}

/**
 * The process that asks, and its supplementary groups in the order getgroups(2) gives them: rising gid. One without
 * a name is undefined: it ends the list, at best.
 */
export interface Asker {
  readonly name: string;
  readonly groups: readonly (string | undefined)[];
}

/** A nic that lxc-user-nic made and that is still there, and the entry it charged: a line of /run/lxc/nics. */
export interface Charge {
  readonly who: string;
  readonly bridge: string;
}

export type Answer =
  | { readonly kind: 'granted'; readonly entry: Entry }
  | { readonly kind: 'no-entry'; readonly says: string }
  | { readonly kind: 'used-up'; readonly entries: readonly Entry[]; readonly says: string }
  | { readonly kind: 'crashes'; readonly entry: Entry; readonly says: string };

/** What lxc-user-nic answers to each wish, in this order, where each nic it grants stays. */
export function allowed(
  entries: readonly Entry[],
  asker: Asker,
  wants: readonly Readonly<{ bridge: string }>[],
  inUse: readonly Charge[],
  version: Version,
): Answer[] {
  let charges = inUse;
  const fatal = entries.find((entry) => crashes(entry, asker, version));
  const mine = grouped(matching(entries, asker, version), (entry) => entry.bridge);
  return wants.map(({ bridge }) => {
    if (fatal)
      return {
        kind: 'crashes',
        entry: fatal,
        says: 'lxc-user-nic failed to configure requested network: (null)',
      };
    // 1.x knows only the first line.
    const own = (mine.get(bridge) ?? []).slice(0, atLeast(version, 2) ? undefined : 1);
    if (own.length === 0) return { kind: 'no-entry', says };
    if (own.reduce((sum, { count }) => sum + count, 0) <= 0) return { kind: 'used-up', entries: own, says };
    charges = remembered(charges, own, version);
    const entry = charged(own, charges);
    if (entry === undefined) return { kind: 'used-up', entries: own, says };
    charges = [...charges, { who: entry.who, bridge }];
    return { kind: 'granted', entry };
  });
}

const says = 'Quota reached';

/**
 * 2.0 to 6.0.5 walk past the end of the group list where the group is not on it (`name_is_in_groupnames` in
 * lxc_user_nic.c), whatever bridge the line is about. A process without any group has no list to walk.
 */
function crashes({ who }: Entry, asker: Asker, version: Version): boolean {
  const careless = atLeast(version, 2) && !atLeast(version, 6, 0, 6);
  return careless && who.startsWith('@') && asker.groups.length > 0 && !isMember(asker, who);
}

export function isMember({ groups }: Asker, who: string): boolean {
  const end = groups.indexOf(undefined);
  return who.startsWith('@') && groups.slice(0, end === -1 ? undefined : end).includes(who.slice(1));
}

/** 1.x knows no groups. */
const matching = (entries: readonly Entry[], asker: Asker, version: Version): Entry[] =>
  entries
    .filter(({ type }) => type === 'veth')
    .filter(({ who }) => who === asker.name || (atLeast(version, 2) && isMember(asker, who)));

/** Up to 2.0.8 each look at the list strikes out whatever is not about this name and bridge (`cull_entries`). */
function remembered(charges: readonly Charge[], own: readonly Entry[], version: Version): readonly Charge[] {
  if (atLeast(version, 2, 0, 9)) return charges;
  return charges.filter((charge) =>
    own.every(({ who, bridge }) => who === charge.who && bridge === charge.bridge),
  );
}

/**
 * The first line with room: the nics of its name count on all bridges, and several lines for a name do not add up.
 * Where nobody has a nic yet, the first line is charged unseen, even for a count of 0 (`get_nic_if_avail`).
 */
const charged = (own: readonly Entry[], charges: readonly Charge[]): Entry | undefined =>
  charges.length === 0
    ? own[0]
    : own.find(({ who, count }) => charges.filter((charge) => charge.who === who).length < count);
