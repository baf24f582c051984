import type { Command, SetAcl } from '../../model/action.ts';

/** The options with which setfacl(1) makes this change, and no other: left alone it would open the mask for every entry. */
export function setfaclCommand({ entry, after, mask }: SetAcl): Command {
  if (after === null) return ['-x', entry];
  return mask === undefined ? ['-m', `${entry}:${after}`] : ['-n', '-m', `${entry}:${after},m::${mask}`];
}
