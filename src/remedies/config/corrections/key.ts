import { meantKey } from '../../../facts/config/ignored-keys.ts';
import type { Proposal, Wrong } from './proposal.ts';

/** A key that is nearly one of LXC's. */
export function meantKeyOf({ refused, indent, key, value }: Wrong): Proposal | undefined {
  const meant = refused.why === 'unknown-key' ? meantKey(key) : undefined;
  return meant === undefined
    ? undefined
    : {
        safety: 'unsafe',
        title: `write ${meant}, if that was meant`,
        lines: [`${indent}${meant} = ${value}`],
      };
}

/** A key that this LXC has not got: whatever it was for, it is not to be had here. */
export function asComment({ refused, indent, key, value }: Wrong): Proposal | undefined {
  if (!['unknown-key', 'newer-key', 'removed-key'].includes(refused.why)) return undefined;
  return {
    safety: 'unsafe',
    title: 'make it a comment: the container then does without it',
    lines: [`${indent}# ${key} = ${value}`],
  };
}
