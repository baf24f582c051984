import { type Phrase, phrase } from '../../base/phrase.ts';
import type { Statement } from '../../lxc/config/reader/statement.ts';
import { type Fix, manual } from '../../model/action.ts';
import { removeLines } from '../config/remove-own-lines.ts';

/** Unsafe: a DHCP lease or a firewall rule can depend on the address. `byHand`: what to do where an included file has it. */
export function removeHwaddr(line: Statement, by: string, byHand: Phrase): Fix {
  const actions = removeLines([line], by);
  return actions
    ? { safety: 'unsafe', title: phrase`remove the line, as no fixed address is needed`, actions }
    : manual(byHand);
}
