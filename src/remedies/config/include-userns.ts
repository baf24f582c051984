import { phrase } from '../../base/phrase.ts';
import type { UsernsFault } from '../../facts/config/userns-fault.ts';
import { insertBelow, removeLine } from '../../fix/edit-lines.ts';
import { type Fix, manual } from '../../model/action.ts';

/** Includes userns.conf after common.conf. Edits the config of the container itself, never the files that it includes. */
export function includeUserns(fault: UsernsFault, installed: string | undefined, by: string): Fix {
  const { common } = fault;
  const below = common.via[0] ?? common.at;
  if (fault.kind === 'order' && fault.userns.via.length === 0 && common.via.length === 0) {
    const { at } = fault.userns;
    return {
      safety: 'safe',
      title: phrase`move it below line ${below.line}`,
      actions: [removeLine(at, by), insertBelow(below, [at.text], by)],
    };
  }
  if (installed === undefined)
    return manual(phrase`include the userns.conf that comes with LXC; it is not installed here`);
  return {
    safety: 'safe',
    title: phrase`include it`,
    actions: [insertBelow(below, [`lxc.include = ${installed}`], by)],
  };
}
