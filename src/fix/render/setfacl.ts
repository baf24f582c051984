import type { Command, SetAcl } from '../../model/action.ts';

/**
 * The setfacl(1) options for exactly this change: by default, setfacl would widen the mask for every entry.
 */
export function setfaclCommand({ entry, after, mask }: SetAcl): Command {
  if (after === null) return ['-x', entry];
  return mask === undefined ? ['-m', `${entry}:${after}`] : ['-n', '-m', `${entry}:${after},m::${mask}`];
}
