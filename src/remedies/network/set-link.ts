import { phrase } from '../../base/phrase.ts';
import { insertBelow, replaceWords } from '../../fix/edit-lines.ts';
import type { Nic } from '../../lxc/config/settings/settings.ts';
import { type Action, type Fix, manual } from '../../model/action.ts';
import { sibling } from './nic-lines.ts';

/** Attaches these interfaces to another bridge, which is allowed. */
export function setLink(bridge: string, nics: readonly Nic[], safety: 'safe' | 'unsafe', by: string): Fix {
  const [first, ...others] = nics.map((nic) => attach(nic, bridge, by));
  const lost = others.some((action) => action === undefined);
  if (!first || lost) return manual(phrase`set the link to ${bridge}, which is allowed`);
  return {
    safety,
    title: phrase`set the link to ${bridge}, which is allowed`,
    actions: [first, ...others.filter((action) => action !== undefined)],
  };
}

/** A line of an included file is overridden below the include, by a line that must name the interface by its number. */
function attach({ at, linkAt }: Nic, bridge: string, by: string): Action | undefined {
  if (linkAt?.via.length === 0) return replaceWords(linkAt.valueAt, bridge, by);
  const line = `${sibling(at, 'link')} = ${bridge}`;
  const [below] = linkAt?.via ?? at.via;
  if (below && !at.key.startsWith('lxc.net.')) return undefined;
  return insertBelow(below ?? at.at, [line], by);
}
