import { phrase } from '../../base/phrase.ts';
import { insertBelow, replaceWords } from '../../fix/edit-lines.ts';
import type { Nic } from '../../lxc/config/settings/settings.ts';
import { type Action, type Fix, manual } from '../../model/action.ts';
import { sibling } from './nic-lines.ts';

/** The config bends to the permission: these interfaces are plugged into another bridge. */
export function setLink(bridge: string, nics: readonly Nic[], safety: 'safe' | 'unsafe', by: string): Fix {
  const [first, ...others] = nics.map((nic) => plug(nic, bridge, by));
  const lost = others.some((action) => action === undefined);
  if (!first || lost) return manual(phrase`use ${bridge}, which lxc-usernet allows`);
  return {
    safety,
    title: phrase`use ${bridge}, which lxc-usernet allows`,
    actions: [first, ...others.filter((action) => action !== undefined)],
  };
}

/** What an included file says is overruled below the line that includes it, which has to name the interface by its number. */
function plug({ at, linkAt }: Nic, bridge: string, by: string): Action | undefined {
  if (linkAt?.via.length === 0) return replaceWords(linkAt.valueAt, bridge, by);
  const line = `${sibling(at, 'link')} = ${bridge}`;
  const [below] = linkAt?.via ?? at.via;
  if (below && !at.key.startsWith('lxc.net.')) return undefined;
  return insertBelow(below ?? at.at, [line], by);
}
