import type { Line } from '../../base/place.ts';
import type { Permissions } from '../../facts/network/lxc-usernet.ts';
import { replaceWords } from '../../fix/edit-lines.ts';
import { type Fix, root } from '../../model/action.ts';

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
 * for the name, another type, no number. A count that is a number stays as root wrote it.
 */
export function asMeant({ entries, skipped }: Permissions, meant: Meant): Fix | undefined {
  const all = [...entries.map(({ at }) => at), ...skipped].sort((a, b) => a.line - b.line);
  const [at] = all.filter((each) => isFor(meant, words(each)) && granted(each) !== 'none');
  if (!at) return undefined;
  const right = `${meant.name} veth ${meant.bridge} ${granted(at) ?? meant.needed}`;
  const trimmed = at.text.trimStart();
  const blankOnly = words(at).slice(0, 4).join(' ') === right;
  const after = blankOnly ? trimmed : `${right}${/(?:\s+#.*|\s+)$/.exec(trimmed)?.[0] ?? ''}`;
  return {
    safety: 'safe',
    title: blankOnly ? 'remove the blank in front' : `write the line as LXC reads it: ${right}`,
    actions: [replaceWords(at, after, root)],
  };
}

const words = ({ text }: Line): string[] =>
  text
    .replace(/\s#.*$/, '')
    .trim()
    .split(/\s+/);

const isFor = ({ name, uid, bridge }: Meant, [who, ...rest]: readonly string[]): boolean =>
  (who === name || who === `${uid}`) && rest.includes(bridge);

/** How many it permits: `none` where root says so. Undefined where it has no number. */
function granted(at: Line): number | 'none' | undefined {
  const [number] = words(at)
    .slice(2)
    .filter((word) => /^[+-]?\d+$/.test(word));
  if (number === undefined) return undefined;
  return Number(number) > 0 ? Number(number) : 'none';
}
