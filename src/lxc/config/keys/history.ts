import type { Version } from '../../version.ts';
import type { RefusalReason } from '../reader/statement.ts';
import { quoted } from '../values/diagnostic.ts';
import { keyNamed, replacement } from './keys.ts';
import { firstOf, isReleaseIn, precedes } from './releases.ts';

/** What is known of a word that is no key of this release: another release may have it. */
export function history(name: string, version: Version): { why: RefusalReason; message: string } | undefined {
  const key = keyNamed(name);
  if (key === undefined || isReleaseIn(version, key.in)) return undefined;
  if (precedes(version, key.in)) {
    return { why: 'newer-key', message: `${quoted(name)} is a key since LXC ${firstOf(key.in)}` };
  }
  if (!key.legacy) return { why: 'removed-key', message: `${quoted(name)} is gone from this LXC` };
  const now = replacement(name);
  const message = now === undefined ? 'is gone since LXC 3.0' : `is called ${quoted(now)} since LXC 2.1`;
  return { why: 'legacy-key', message: `${quoted(name)} ${message}` };
}
