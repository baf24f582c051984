import { phrase } from '../../base/phrase.ts';
import type { ResetNic } from '../../facts/network/nic-faults.ts';
import { insertAbove, insertBelow, removeLine, replaceWords } from '../../fix/edit-lines.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import type { Nic } from '../../lxc/config/settings/settings.ts';
import { type Action, type Fix, manual } from '../../model/action.ts';

/** The key of the same interface with another sub key: `lxc.net.0.link` for `lxc.net.0.type`. */
export const sibling = ({ key }: Statement, sub: string): string => key.replace(/\.[a-z]+$/, `.${sub}`);

/** Whether all lines are in the container's own config: included files are not changed. */
const own = (...lines: readonly Statement[]): boolean => lines.every(({ via }) => via.length === 0);

/** The type goes above the lines that it resets. */
export function moveTypeUp({ nic, types }: ResetNic, by: string): Fix {
  const [above] = nic.discarded;
  const byHand = manual(phrase`move ${nic.at.key} above the other lines of the interface`);
  if (!above || !own(nic.at, ...nic.discarded)) return byHand;
  const resetting = types.filter(({ at, via }) => via.length > 0 || at.line > above.at.line);
  if (resetting.length > 1) return byHand;
  return {
    safety: 'safe',
    title: phrase`move it above line ${above.at.line}`,
    actions: [insertAbove(above.at, [nic.at.at.text], by), removeLine(nic.at.at, by)],
  };
}

/**
 * With a link, veth is the only type that an unprivileged container can have. Without one, nothing says that a network
 * was meant, and `empty` is the least that starts.
 */
export function addType({ at, index, link }: Nic, by: string): Fix {
  const line = `lxc.net.${index}.type = ${link ? 'veth' : 'empty'}`;
  if (!own(at)) return manual(phrase`add ${line} above it`);
  return {
    safety: link ? 'safe' : 'unsafe',
    title: link
      ? phrase`set the type to veth, the one for unprivileged containers`
      : phrase`set the type to empty: no network`,
    actions: [insertAbove(at.at, [line], by)],
  };
}

/** No network instead of the host's: whoever wrote `none` can have meant either. */
export function toEmptyType(nics: readonly [Nic, ...Nic[]], by: string): Fix {
  if (!own(...nics.map(({ at }) => at)))
    return manual(phrase`set the type to empty for no network, or to veth`);
  const [first, ...others] = nics;
  const empty = ({ at }: Nic): Action => replaceWords(at.valueAt, 'empty', by);
  return {
    safety: 'unsafe',
    title: phrase`set the type to empty: no network`,
    actions: [empty(first), ...others.map(empty)],
  };
}

/** Lines that LXC accepts for their own type only. */
const ofOneType = /^(macvlan|ipvlan|vlan)\./;

/** A veth on the only bridge that the user is allowed: the network behind it is not the one that was asked for. */
export function toVeth(nic: Nic, permitted: readonly string[], by: string): Fix {
  const [bridge, ...more] = permitted;
  const odd = [...nic.lines].filter(([sub]) => ofOneType.test(sub)).flatMap(([, lines]) => lines);
  if (bridge === undefined || more.length > 0 || !own(nic.at, ...(nic.linkAt ? [nic.linkAt] : []), ...odd))
    return manual(phrase`set the type to veth, on a bridge that lxc-usernet allows`);
  const link = nic.linkAt
    ? replaceWords(nic.linkAt.valueAt, bridge, by)
    : insertBelow(nic.at.at, [`${sibling(nic.at, 'link')} = ${bridge}`], by);
  const links = nic.link === bridge ? [] : [link];
  return {
    safety: 'unsafe',
    title: phrase`set the type to veth, on ${bridge}, which lxc-usernet allows`,
    actions: [replaceWords(nic.at.valueAt, 'veth', by), ...links, ...odd.map(({ at }) => removeLine(at, by))],
  };
}
