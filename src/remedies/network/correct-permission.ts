import { phrase } from '../../base/phrase.ts';
import type { Line } from '../../base/place.ts';
import type { Permissions } from '../../facts/network/lxc-usernet.ts';
import { replaceWords } from '../../fix/edit-lines.ts';
import { type Fix, root } from '../../model/action.ts';
import { trailingComment } from '../trailing-comment.ts';

/** The user and the bridge that a permission is needed for. */
interface Meant {
  readonly name: string;
  readonly uid: number;
  readonly bridge: string;
  /** For a line whose count is not a number. */
  readonly needed: number;
}

/**
 * Corrects a line that root wrote for exactly this user and bridge, but not as LXC reads it: with a leading blank, a UID
 * instead of the name, another type, or no number. A count that is a number stays as root wrote it. The bridge comes from
 * the user's config, so it must be where root writes a bridge, and a line that allows the user something stays unchanged.
 */
export function correctPermission({ entries, skipped }: Permissions, meant: Meant): Fix | undefined {
  const idle = entries.filter(({ who, type }) => !(who === meant.name && type === 'veth'));
  const all = [...idle, ...skipped].map(({ at }) => at).sort((a, b) => a.line - b.line);
  const [at] = all.filter((each) => isFor(meant, words(each)) && granted(each) !== 'none');
  if (!at) return undefined;
  const count = granted(at);
  const right = `${meant.name} veth ${meant.bridge} ${count ?? meant.needed}`;
  const trimmed = at.text.trimStart();
  const blankOnly = words(at).join(' ') === right;
  const after = blankOnly ? trimmed : `${right}${remark(trimmed)}`;
  return {
    // Configs of the user must not decide on more than one interface.
    safety: count === undefined && meant.needed !== 1 ? 'unsafe' : 'safe',
    title: blankOnly ? phrase`remove the leading blank` : phrase`correct the line: ${right}`,
    actions: [replaceWords(at, after, root)],
  };
}

/** The first four: LXC does not read what follows. */
const words = ({ text }: Line): string[] => (trailingComment(text)?.before ?? text).trim().split(/\s+/, 4);

/** What follows the words, with the blanks before it. */
const remark = (text: string): string => text.slice((trailingComment(text)?.before ?? text).trimEnd().length);

const isFor = ({ name, uid, bridge }: Meant, [who, ...rest]: readonly string[]): boolean =>
  (who === name || who === `${uid}`) && bridgeIn(rest) === bridge;

/** The bridge after the user name: where LXC reads it, or else the only word that is neither the type nor a number. */
function bridgeIn([type, bridge = '', count = '']: readonly string[]): string | undefined {
  const isName = (word: string) => word !== 'veth' && !isNumber(word);
  if ((type === 'veth' || isNumber(count)) && isName(bridge)) return bridge;
  const [only, ...more] = [type ?? '', bridge, count].filter((word) => word !== '' && isName(word));
  return more.length === 0 ? only : undefined;
}

const isNumber = (word: string): boolean => /^[+-]?\d+$/.test(word);

/** How many it allows: `none` for a count of 0 or less. Undefined where it has no number. */
function granted(at: Line): number | 'none' | undefined {
  const [number] = words(at).slice(2).filter(isNumber);
  if (number === undefined) return undefined;
  return Number(number) > 0 ? Number(number) : 'none';
}
