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

/** A misspelt key beside the correct one, with the same value: only one of them was meant to stay. */
export function removeRepeated({ refused, key, value, others }: RefusedLine): Proposal | undefined {
  const meant = refused.why === 'unknown-key' ? intendedKey(key) : undefined;
  if (meant === undefined || !others.some(({ text }) => sets(text, meant, value))) return undefined;
  return { safety: 'unsafe', title: phrase`remove the line: ${meant} is set to the same`, lines: [] };
}

function sets(text: string, key: string, value: string): boolean {
  const equals = text.indexOf('=');
  return equals > 0 && text.slice(0, equals).trim() === key && text.slice(equals + 1).trim() === value;
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
