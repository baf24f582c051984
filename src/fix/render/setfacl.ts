import type { Command, SetAcl } from '../../model/action.ts';

/**
 * The setfacl(1) options for exactly this change: by default, setfacl would widen the mask for every entry.
 */
export function setfaclCommand({ entry, after, mask }: SetAcl): Command {
  if (after === null) return ['-x', entry];
  return mask === undefined ? ['-m', `${entry}:${after}`] : ['-n', '-m', `${entry}:${after},m::${mask}`];
}

/** The entry `u:624288` is listed by getfacl(1) as `user:624288:`. */
export const listedEntry = (entry: SetAcl['entry']): string =>
  `${entry.replace(/^u/, 'user').replace(/^g/, 'group')}:`;
