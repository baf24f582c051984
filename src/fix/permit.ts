import type { Permissions } from '../facts/usernet.ts';
import type { Line } from '../place.ts';
import { type Action, type Fix, root } from './action.ts';
import { replaceWords } from './edits.ts';

/**
 * A line in lxc-usernet for this user and bridge. Safe only where root's own files name the bridge for containers:
 * else it would be the user's config that talks root into a permission.
 */
export function permit(
  { path, there, entries, lines }: Permissions,
  name: string,
  bridge: string,
  count: number,
  byRoot: boolean,
): Fix {
  const line = `${name} veth ${bridge} ${count}`;
  const own = entries.find(
    ({ who, type, bridge: other }) => who === name && type === 'veth' && other === bridge,
  );
  const title = own
    ? `raise the count to ${count}`
    : `permit ${name} ${count === 1 ? 'one' : count} on ${bridge}`;
  return { safety: byRoot ? 'safe' : 'unsafe', title, actions: [change()] };

  function change(): Action {
    if (!there) return { do: 'write', by: root, path, before: null, after: `${line}\n` };
    if (own) return { do: 'edit', by: root, path, line: own.at.line, before: [own.at.text], after: [line] };
    return { do: 'edit', by: root, path, line: lines + 1, before: [], after: [line] };
  }
}

export const plugElsewhere = (link: Line, bridge: string, by: string): Fix => ({
  safety: 'safe',
  title: `plug it into ${bridge}, which is permitted`,
  actions: [replaceWords(link, bridge, by)],
});
