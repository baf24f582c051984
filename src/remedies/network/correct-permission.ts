import { phrase } from '../../base/phrase.ts';
import type { Line } from '../../base/place.ts';
import type { Permissions } from '../../facts/network/lxc-usernet.ts';
import { replaceWords } from '../../fix/edit-lines.ts';
import { type Fix, root } from '../../model/action.ts';
import { trailingComment } from '../trailing-comment.ts';

/** Whose permission is looked for, and on which bridge. */
interface Meant {
  readonly name: string;
  readonly uid: number;
  readonly bridge: string;
  /** For a line whose count is no number. */
  readonly needed: number;
}

/**
 * A line that root wrote for just this user and bridge, in words that LXC does not take: with a blank in front, a uid
 * for the name, another type, no number. A count that is a number stays as root wrote it. The bridge comes from the user's
 * config, so that it has to stand where root writes a bridge, and a line that permits him something is left alone.
 */
export function correctPermission({ entries, skipped }: Permissions, meant: Meant): Fix | undefined {
  const idle = entries.filter(({ who, type }) => !(who === meant.name && type === 'veth'));
  const all = [...idle.map(({ at }) => at), ...skipped].sort((a, b) => a.line - b.line);
  const [at] = all.filter((each) => isFor(meant, words(each)) && granted(each) !== 'none');
  if (!at) return undefined;
  const count = granted(at);
  const right = `${meant.name} veth ${meant.bridge} ${count ?? meant.needed}`;
  const trimmed = at.text.trimStart();
  const blankOnly = words(at).join(' ') === right;
  const after = blankOnly ? trimmed : `${right}${remark(trimmed)}`;
  return {
    // How many more than one his configs ask for is not theirs to say.
    safety: count === undefined && meant.needed !== 1 ? 'unsafe' : 'safe',
    title: blankOnly ? phrase`remove the leading blank` : phrase`write the line as LXC reads it: ${right}`,
    actions: [replaceWords(at, after, root)],
  };
}

/** The four that count: what stands behind them LXC does not read. */
const words = ({ text }: Line): string[] => (trailingComment(text)?.before ?? text).trim().split(/\s+/, 4);

/** What stands behind the words, with the blanks before it. */
const remark = (text: string): string => text.slice((trailingComment(text)?.before ?? text).trimEnd().length);

const isFor = ({ name, uid, bridge }: Meant, [who, ...rest]: readonly string[]): boolean =>
  (who === name || who === `${uid}`) && bridgeIn(rest) === bridge;

/** The bridge behind the name: where LXC reads it, or else the only word that is neither the type nor a number. */
function bridgeIn([type, bridge = '', count = '']: readonly string[]): string | undefined {
  const isName = (word: string) => word !== 'veth' && !isNumber(word);
  if ((type === 'veth' || isNumber(count)) && isName(bridge)) return bridge;
  const [only, ...more] = [type ?? '', bridge, count].filter((word) => word !== '' && isName(word));
  return more.length === 0 ? only : undefined;
}

const isNumber = (word: string): boolean => /^[+-]?\d+$/.test(word);

/** How many it permits: `none` where root says so. Undefined where it has no number. */
function granted(at: Line): number | 'none' | undefined {
  const [number] = words(at).slice(2).filter(isNumber);
  if (number === undefined) return undefined;
  return Number(number) > 0 ? Number(number) : 'none';
}
