import { groupBy } from '../base/grouped.ts';
import { type Line, lines, type Place } from '../base/place.ts';
import { parseUnsigned } from './c-number.ts';
import { type IdRange, without } from './idrange.ts';

/** Who may map which host ids: /etc/subuid or /etc/subgid as newuidmap and newgidmap of shadow read them. */
export interface Grants {
  readonly all: readonly Grant[];
  readonly byOwner: ReadonlyMap<string, readonly Grant[]>;
  /** Lines that look meant and grant nothing to anybody: shadow passes over them without a word. */
  readonly skipped: readonly Line[];
}

export interface Grant {
  /** A login name or a decimal uid. In /etc/subgid too: groups own nothing. */
  readonly owner: string;
  readonly range: IdRange;
  readonly at: Line;
}

export interface BothGrants<T> {
  readonly u: T;
  readonly g: T;
}

/** The account that newuidmap finds behind its caller. */
export type GrantHolder = Readonly<{ name: string; uid: number }>;

export function parseGrants(path: string, text: string): Grants {
  const all: Grant[] = [];
  const skipped: Line[] = [];
  for (const at of lines(path, text)) {
    if (!looksMeant(at.text)) continue;
    const grant = parseGrant(at);
    if (grant === undefined) skipped.push(at);
    else all.push(grant);
  }
  return { all, byOwner: groupBy(all, ({ owner }) => owner), skipped };
}

/** What getsubids(1) lists: `0: OWNER START COUNT` a line. Undefined where that is not it. */
export function parseListing(source: Place, text: string): Grant[] | undefined {
  const all = lines(source, text).map((at): Grant | undefined => {
    const [, owner, start, count] = /^\d+: (\S+) (\d+) (\d+)$/.exec(at.text) ?? [];
    return owner === undefined
      ? undefined
      : { owner, range: { start: Number(start), count: Number(count) }, at };
  });
  const known = all.filter((each) => each !== undefined);
  // An empty range grants nothing.
  return known.length < all.length ? undefined : known.filter(({ range }) => range.count > 0);
}

/**
 * The grants that count for this account: under its name, its decimal uid, or another name of the same uid.
 * shadow tries the uid only where the name falls short (`find_range` in lib/subordinateio.c), and so joins both.
 */
export const grantsOf = (
  grants: Grants,
  user: GrantHolder,
  sameUidNames: readonly string[] = [],
): Grant[] => {
  const owners = new Set([user.name, `${user.uid}`, ...sameUidNames]);
  const own = [...owners].flatMap((owner) => grants.byOwner.get(owner) ?? []);
  return own.sort((a, b) => a.at.line - b.at.line);
};

/** What of the range none of these grants covers. Touching and overlapping grants join (`have_range`, as above). */
export const ungranted = (range: IdRange, own: readonly Grant[]): IdRange[] =>
  without(
    range,
    own.map((grant) => grant.range),
  );

const looksMeant = (text: string): boolean => /^\s*[^\s#]/.test(text);

/**
 * `OWNER:START:COUNT`, where both numbers may be octal or hexadecimal and may have blanks before, not behind.
 * More fields are ignored up to shadow 4.17, and make the line invalid from 4.18 on: here the older reading holds.
 */
function parseGrant(at: Line): Grant | undefined {
  const [owner = '', start = '', count = ''] = at.text.split(':');
  const range = { start: parseUnsigned(start) ?? Number.NaN, count: parseUnsigned(count) ?? Number.NaN };
  // Up to shadow 4.19 `0:0` and `0:-1` wrap around and grant every id there is. Nobody means that, and no later
  // release does it, so both grant nothing here, as any other count of 0 or below does.
  const valid =
    isOwner(owner) && Number.isFinite(range.start) && Number.isFinite(range.count) && range.count > 0;
  return valid && fits(at.text) ? { owner, range, at } : undefined;
}

/** `+` and `-` begin lines for NIS, which shadow skips. A blank would be part of the name, and no name has one. */
const isOwner = (owner: string): boolean => /^[^\s+-]\S*$/.test(owner);

/** shadow copies a line to a buffer of 1024 bytes, and drops what does not fit. */
const fits = (text: string): boolean => Buffer.byteLength(text) < 1024;
