import { type Line, lines, narrow } from '../base/place.ts';

/** Who is allowed how many network interfaces on which bridge: /etc/lxc/lxc-usernet as lxc-user-nic reads it. */
export interface Usernet {
  readonly entries: readonly UsernetEntry[];
  /** Neither blank nor a comment, and silently ignored. */
  readonly skipped: readonly SkippedLine[];
}

interface SkippedLine {
  readonly at: Line;
  /** Its first word. */
  readonly who: string;
  /** A blank before the first word, or else not four words of which the last is a number. */
  readonly reason: 'leading-blank' | 'malformed';
}

export interface UsernetEntry {
  /** A login name, or a group as `@name`. */
  readonly who: string;
  /** LXC only requests `veth`. */
  readonly type: string;
  /** An exact name; `none` is for interfaces without a link. */
  readonly bridge: string;
  /** Can be 0 or less. */
  readonly count: number;
  readonly at: Line;
  /** `at`, narrowed to the count. */
  readonly countAt: Line;
}

export function parseUsernet(path: string, text: string): Usernet {
  const meant = lines(path, text).filter((at) => /^\s*[^\s#]/.test(at.text));
  return {
    entries: meant.flatMap((at) => parseEntry(at) ?? []),
    skipped: meant.filter((at) => parseEntry(at) === undefined).map(skippedLine),
  };
}

const skippedLine = (at: Line): SkippedLine => ({
  at,
  who: /\S+/.exec(at.text)?.[0] ?? '',
  reason: /^\s/.test(at.text) ? 'leading-blank' : 'malformed',
});

/**
 * `WHO TYPE BRIDGE COUNT` as `sscanf("%99[^ \t] %99[^ \t] %99[^ \t] %d")` reads it, whatever follows: nothing can
 * precede it, and a word longer than 99 continues as the next one.
 */
function parseEntry(at: Line): UsernetEntry | undefined {
  const [who, afterWho] = word(at.text);
  const [type, afterType] = word(afterWho);
  const [bridge, afterBridge] = word(afterType);
  const [count] = /^[+-]?\d+/.exec(afterBridge) ?? [];
  if (count === undefined) return undefined;
  const countAt = narrow(at, at.text.length - afterBridge.length, count.length);
  return { who, type, bridge, count: int(count), at, countAt };
}

/** The first word and what follows the blanks after it: a carriage return is part of a word, or else a blank. */
function word(text: string): [string, string] {
  const [all, first] = /^([^ \t]{1,99})[ \t\n\v\f\r]*/.exec(text) ?? ['', ''];
  return first ? [first, text.slice(all.length)] : ['', ''];
}

/** glibc reads `%d` as a long, clamps it to the range of one, and keeps the low 32 bits. */
function int(digits: string): number {
  const long = BigInt(digits);
  const most = 2n ** 63n - 1n;
  const notTooLow = long < ~most ? ~most : long;
  return Number(BigInt.asIntN(32, long > most ? most : notTooLow));
}
