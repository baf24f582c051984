import { count, phrase } from '../../base/phrase.ts';
import type { Permissions } from '../../facts/network/lxc-usernet.ts';
import { replaceWords } from '../../fix/edit-lines.ts';
import type { UsernetEntry } from '../../lxc/usernet.ts';
import { type Action, type Fix, manual, root } from '../../model/action.ts';

/**
 * A line in lxc-usernet for this user and bridge. Safe only where root's own files name the bridge for containers, and
 * for one interface: else it would be the user's config that talks root into a permission.
 */
export function permit(
  { path, there, lines }: Permissions,
  name: string,
  bridge: string,
  interfaces: number,
  byRoot: boolean,
): Fix {
  // It comes from the user's config: `lxcbr0 99` would be a permission of his own making.
  if (!isInterface(bridge)) return manual(phrase`name a bridge: a network interface cannot have this name`);
  const line = `${name} veth ${bridge} ${interfaces}`;
  const change: Action = there
    ? { do: 'edit', by: root, path, line: lines + 1, before: [], after: [line] }
    : { do: 'write', by: root, path, before: null, after: `${line}\n` };
  return {
    safety: byRoot && interfaces === 1 ? 'safe' : 'unsafe',
    makesNew: true,
    title: phrase`allow ${name} ${count(
      interfaces,
      phrase`one interface`,
      phrase`${interfaces} interfaces`,
    )} on ${bridge}`,
    actions: [change],
  };
}

/** What the kernel takes for a name (dev_valid_name); a `#` would hide what stands behind it. */
const isInterface = (name: string): boolean => /^[^\s/:#]{1,15}$/.test(name) && !/^\.\.?$/.test(name);

/**
 * A larger count in the line of his that has the largest: it alone decides, if only all of them add up to more than
 * nothing (`get_alloted` in lxc_user_nic.c). How many he may have is root's to say, whatever his configs ask for.
 */
export function raiseCount(largest: UsernetEntry, others: readonly UsernetEntry[], needed: number): Fix {
  const sum = others.reduce((all, { count }) => all + count, 0);
  const count = Math.max(needed, 1 - sum);
  return {
    safety: 'unsafe',
    title: phrase`raise the count to ${count}`,
    actions: [replaceWords(largest.countAt, `${count}`, root)],
  };
}
