import { phrase, count as plural } from '../../base/phrase.ts';
import type { Permissions } from '../../facts/network/lxc-usernet.ts';
import { isMember } from '../../lxc/nic-answer.ts';
import type { UsernetEntry } from '../../lxc/usernet.ts';
import { type Action, type Fix, root } from '../../model/action.ts';

/**
 * Names the members one by one where a line names a group that makes lxc-user-nic crash for this user. The members shared
 * that count, and a directory service may know more of them: a person has to look at it.
 */
export function expandGroup(
  { entries, requester }: Permissions,
  crashing: UsernetEntry,
  members: (group: string) => readonly string[],
): Fix {
  const all = entries.filter(({ who }) => who.startsWith('@') && !isMember(requester, who));
  const others = all.filter((entry) => entry !== crashing);
  const anybody = all.some(({ who }) => members(who.slice(1)).length > 0);
  return {
    safety: 'unsafe',
    title: anybody
      ? phrase`${plural(
          all.length,
          phrase`list the members one by one instead of the group`,
          phrase`list the members one by one instead of the groups`,
        )}`
      : phrase`${plural(
          all.length,
          phrase`remove the line, as the group has no known members`,
          phrase`remove the lines, as the groups have no known members`,
        )}`,
    actions: [replaced(crashing), ...others.map(replaced)],
  };

  function replaced({ who, type, bridge, count, at: { path, line, text } }: UsernetEntry): Action {
    const after = members(who.slice(1)).map((name) => `${name} ${type} ${bridge} ${count}`);
    return { do: 'edit', by: root, path, line, before: [text], after };
  }
}
