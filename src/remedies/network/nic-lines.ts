import { phrase } from '../../base/phrase.ts';
import { insertAbove, insertBelow, removeLine, replaceWords } from '../../fix/edit-lines.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Nic } from '../../lxc/config/settings/settings.ts';
import { type Action, type Fix, manual } from '../../model/action.ts';

/** Its key, with another sub key: `lxc.net.0.link` beside `lxc.net.0.type`. */
export const sibling = ({ key }: Statement, sub: string): string => key.replace(/\.[a-z]+$/, `.${sub}`);

/** Lines of the container's own config; those of files that it includes are not changed. */
const own = (...lines: readonly Statement[]): boolean => lines.every(({ via }) => via.length === 0);

/** The type goes above the lines that it wipes out. `types`: all lines that set the type of this interface. */
export function moveTypeUp(nic: Nic, types: readonly Statement[], by: string): Fix {
  const [above] = nic.discarded;
  const words = manual(phrase`put ${nic.at.key} first`);
  if (!above || !own(nic.at, ...nic.discarded)) return words;
  const wiping = types.filter(({ at, via }) => via.length > 0 || at.line > above.at.line);
  if (wiping.length > 1) return words;
  return {
    safety: 'safe',
    title: phrase`move it above line ${above.at.line}`,
    actions: [insertAbove(above.at, [nic.at.at.text], by), removeLine(nic.at.at, by)],
  };
}

/**
 * With a link, veth is all that a user may have. Without one, nothing says that a network was meant, and empty is the
 * least that starts.
 */
export function addType({ at, index, link }: Nic, by: string): Fix {
  const line = `lxc.net.${index}.type = ${link ? 'veth' : 'empty'}`;
  if (!own(at)) return manual(phrase`add ${line} above it`);
  return {
    safety: link ? 'safe' : 'unsafe',
    title: link ? phrase`make it a veth, as users may have` : phrase`make it empty: no network`,
    actions: [insertAbove(at.at, [line], by)],
  };
}

/** No network instead of the host's. Who wrote none may have meant either. */
export function toEmptyType(first: Nic, others: readonly Nic[], by: string): Fix {
  if (!own(first.at, ...others.map(({ at }) => at))) return manual(phrase`use empty for no network, or veth`);
  const empty = ({ at }: Nic): Action => replaceWords(at.valueAt, 'empty', by);
  return { safety: 'unsafe', title: phrase`have no network`, actions: [empty(first), ...others.map(empty)] };
}

/** Lines that LXC takes below their own type only. */
const ofOneType = /^(macvlan|ipvlan|vlan)\./;

/** A veth on the one bridge that its user may use: the network behind that is another one than was asked for. */
export function toVeth(nic: Nic, permitted: readonly string[], by: string): Fix {
  const [bridge, ...more] = permitted;
  const odd = [...nic.lines].filter(([sub]) => ofOneType.test(sub)).flatMap(([, lines]) => lines);
  if (bridge === undefined || more.length > 0 || !own(nic.at, ...(nic.linkAt ? [nic.linkAt] : []), ...odd))
    return manual(phrase`use veth on a bridge that lxc-usernet permits`);
  const link = nic.linkAt
    ? replaceWords(nic.linkAt.valueAt, bridge, by)
    : insertBelow(nic.at.at, [`${sibling(nic.at, 'link')} = ${bridge}`], by);
  const links = nic.link === bridge ? [] : [link];
  return {
    safety: 'unsafe',
    title: phrase`make it a veth on ${bridge}, which is permitted`,
    actions: [replaceWords(nic.at.valueAt, 'veth', by), ...links, ...odd.map(({ at }) => removeLine(at, by))],
  };
}
