import type { Line } from '../base/place.ts';

/** What processes of a session may use of one resource: Infinity where there is no limit. */
export interface Limit {
  readonly soft: number;
  readonly hard: number;
  readonly at: Line;
}

/** Whom a login is for. A GID without a name is undefined. */
interface Person {
  readonly name: string;
  readonly uid: number;
  readonly groups: readonly (string | undefined)[];
}

/**
 * The limits that pam_limits(8) sets, by the names of limits.conf(5): a line about the user counts more than one about a
 * group, and that more than one about everybody; of equal ones the last. Infinity also where only the other kind is set.
 */
export function loginLimits(lines: readonly Line[], person: Person): ReadonlyMap<string, Limit> {
  const deciding = new Map<string, { soft?: Ranked; hard?: Ranked }>();
  for (const entry of lines.flatMap(parse)) {
    const rank = rankOf(entry.who, person);
    const found = deciding.get(entry.item) ?? {};
    for (const kind of entry.kinds)
      if (rank > 0 && rank >= (found[kind]?.rank ?? 0)) found[kind] = { ...entry, rank };
    deciding.set(entry.item, found);
  }
  return new Map([...deciding].flatMap(([item, found]) => limitOf(found, item)));
}

function limitOf({ soft, hard }: { soft?: Ranked; hard?: Ranked }, item: string): [string, Limit][] {
  const [low, high] = [soft?.value ?? Number.POSITIVE_INFINITY, hard?.value ?? Number.POSITIVE_INFINITY];
  const at = (low < high ? soft : (hard ?? soft))?.at;
  return at === undefined ? [] : [[item, { soft: low, hard: high, at }]];
}

type Ranked = Entry & { readonly rank: number };

interface Entry {
  readonly who: string;
  readonly kinds: readonly ('soft' | 'hard')[];
  readonly item: string;
  /** In bytes, seconds or pieces. */
  readonly value: number;
  readonly at: Line;
}

function parse(at: Line): Entry[] {
  const [who = '', type = '', word = '', text = ''] = at.text.trim().split(/\s+/);
  const [kinds, item] = [kindsOf.get(type.toLowerCase()), word.toLowerCase()];
  if (kinds === undefined || who.startsWith('#')) return [];
  if (/^(unlimited|infinity|-1)$/i.test(text))
    return [{ who, kinds, item, value: Number.POSITIVE_INFINITY, at }];
  return /^\d+$/.test(text) ? [{ who, kinds, item, value: Number(text) * (units.get(item) ?? 1), at }] : [];
}

const kindsOf: ReadonlyMap<string, Entry['kinds']> = new Map([
  ['soft', ['soft']],
  ['hard', ['hard']],
  ['-', ['soft', 'hard']],
]);

/** What one is of a kilobyte or a minute. */
const units: ReadonlyMap<string, number> = new Map([
  ...['as', 'core', 'data', 'fsize', 'memlock', 'rss', 'stack'].map((item) => [item, 1024] as const),
  ['cpu', 60],
]);

/** 0: it is not about this person. Lines about everybody or a group do not hold for root: limits.conf(5). */
function rankOf(who: string, { name, uid, groups }: Person): number {
  if (uid === 0 && /^[*@]/.test(who)) return 0;
  if (who === '*') return 1;
  if (who.startsWith('@')) return groups.includes(who.slice(1)) ? 2 : 0;
  return who === name || isInRange(who, uid) ? 3 : 0;
}

/** `:1001`, `1001:` or `1001:2000`. */
function isInRange(who: string, uid: number): boolean {
  const [, from, to] = /^(\d*):(\d*)$/.exec(who) ?? [];
  if (from === undefined || to === undefined || who === ':') return false;
  return from === '' ? uid === Number(to) : uid >= Number(from) && (to === '' || uid <= Number(to));
}
