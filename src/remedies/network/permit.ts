import { count, phrase } from '../../base/phrase.ts';
import type { Permissions } from '../../facts/network/lxc-usernet.ts';
import type { QuotaFault } from '../../facts/network/quota-faults.ts';
import { replaceWords } from '../../fix/edit-lines.ts';
import type { UsernetEntry } from '../../lxc/usernet.ts';
import { type Action, type Fix, manual, root } from '../../model/action.ts';

/**
 * A line in lxc-usernet for this user and bridge. Safe only where root's own files name the bridge for containers, and
 * for one interface: otherwise the user's config would decide on a permission.
 */
export function permit(
  { path, exists, lines }: Permissions,
  name: string,
  bridge: string,
  needed: number,
  byRoot: boolean,
): Fix {
  // It comes from the user's config: with `lxcbr0 99` users would set their own quota.
  if (!isInterface(bridge))
    return manual(phrase`set the link to a bridge: no network interface can have this name`);
  const line = `${name} veth ${bridge} ${needed}`;
  const change: Action = exists
    ? { do: 'edit', by: root, path, line: lines + 1, before: [], after: [line] }
    : { do: 'write', by: root, path, before: null, after: `${line}\n` };
  return {
    safety: byRoot && needed === 1 ? 'safe' : 'unsafe',
    makesNew: true,
    title: phrase`${count(
      needed,
      phrase`allow ${name} one interface on ${bridge}`,
      phrase`allow ${name} ${needed} interfaces on ${bridge}`,
    )}`,
    actions: [change],
  };
}

/** A name that the kernel accepts (dev_valid_name); a `#` would hide what follows. */
const isInterface = (name: string): boolean => /^[^\s/:#]{1,15}$/.test(name) && !/^\.\.?$/.test(name);

/**
 * A larger count in the user's own line. Where only lines for groups allow the bridge, the user gets a new line instead:
 * with a larger count there, all members would be allowed more.
 */
export function raiseQuota({ entries, permissions, bridge, needed }: QuotaFault, name: string): Fix {
  const [largest] = entries.filter(({ who }) => who === name).sort((a, b) => b.count - a.count);
  if (!largest) return permit(permissions, name, bridge, needed, false);
  const others = entries.filter((entry) => entry !== largest);
  return raiseCount(largest, others, needed);
}

/**
 * The largest count alone decides, provided that all of them add up to more than nothing (`get_alloted` in
 * lxc_user_nic.c). How many are allowed is root's decision, whatever the configs of the user ask for.
 */
function raiseCount(largest: UsernetEntry, others: readonly UsernetEntry[], needed: number): Fix {
  const sum = others.reduce((all, { count }) => all + count, 0);
  const raised = Math.max(needed, 1 - sum);
  return {
    safety: 'unsafe',
    title: phrase`raise the count to ${raised}`,
    actions: [replaceWords(largest.countAt, `${raised}`, root)],
  };
}
