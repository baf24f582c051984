import { phrase } from '../../../base/phrase.ts';
import { intendedKey } from '../../../facts/config/ignored-keys.ts';
import type { Proposal, RefusedLine } from './proposal.ts';

/** A key that is nearly one of LXC's. */
export function correctKey({ refused, indent, key, value }: RefusedLine): Proposal | undefined {
  const meant = refused.why === 'unknown-key' ? intendedKey(key) : undefined;
  return meant === undefined
    ? undefined
    : {
        safety: 'unsafe',
        title: phrase`write ${meant}, if that was meant`,
        lines: [`${indent}${meant} = ${value}`],
      };
}

/** A key that this LXC has not got: whatever it was for, it is not to be had here. */
export function commentOut({ refused, indent, key, value }: RefusedLine): Proposal | undefined {
  if (!['unknown-key', 'newer-key', 'removed-key'].includes(refused.why)) return undefined;
  return {
    safety: 'unsafe',
    title: phrase`comment it out: the container then does without it`,
    lines: [`${indent}# ${key} = ${value}`],
  };
}
