import { phrase } from '../../../base/phrase.ts';
import { intendedKey } from '../../../facts/config/ignored-keys.ts';
import type { Proposal, RefusedLine } from './proposal.ts';

/** A misspelt key. */
export function correctKey({ refused, indent, key, value }: RefusedLine): Proposal | undefined {
  const meant = refused.why === 'unknown-key' ? intendedKey(key) : undefined;
  return meant === undefined
    ? undefined
    : {
        safety: 'unsafe',
        title: phrase`change the key to ${meant}, if that was meant`,
        lines: [`${indent}${meant} = ${value}`],
      };
}

/** A key that this LXC does not have, so that its setting is not available. */
export function commentOut({ refused, indent, key, value }: RefusedLine): Proposal | undefined {
  if (!['unknown-key', 'newer-key', 'removed-key'].includes(refused.why)) return undefined;
  return {
    safety: 'unsafe',
    title: phrase`comment out the line: the container then lacks this setting`,
    lines: [`${indent}# ${key} = ${value}`],
  };
}
