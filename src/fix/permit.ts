import type { Permissions } from '../facts/usernet.ts';
import type { Nic } from '../lxc/config/settings.ts';
import { type Action, type Fix, manual, root } from './action.ts';
import { insertBelow, replaceWords } from './edits.ts';

/**
 * A line in lxc-usernet for this user and bridge. Safe only where it is the first one, for a bridge that root's own files
 * name for containers, and for one interface: else it would be the user's config that talks root into a permission.
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
  const safety = byRoot && own === undefined && count === 1 ? 'safe' : 'unsafe';
  return { safety, title, actions: [change()] };

  function change(): Action {
    if (!there) return { do: 'write', by: root, path, before: null, after: `${line}\n` };
    if (own) return { do: 'edit', by: root, path, line: own.at.line, before: [own.at.text], after: [line] };
    return { do: 'edit', by: root, path, line: lines + 1, before: [], after: [line] };
  }
}

/** The config bends to the permission. */
export function plugInto(bridge: string, { at, linkAt }: Nic, by: string): Fix {
  const line = `${at.key.replace(/\.type$/, '')}.link = ${bridge}`;
  if (!linkAt && (at.via.length > 0 || !at.key.endsWith('.type'))) return manual(`add ${line}`);
  return {
    safety: 'safe',
    title: `plug it into ${bridge}, which is permitted`,
    actions: [linkAt ? replaceWords(linkAt.valueAt, bridge, by) : insertBelow(at.at, [line], by)],
  };
}
