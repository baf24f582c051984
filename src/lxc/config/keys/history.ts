import { type Phrase, phrase } from '../../../base/phrase.ts';
import type { Version } from '../../version.ts';
import type { RefusalReason } from '../reader/statement.ts';
import { quoted } from '../values/diagnostic.ts';
import { keyNamed, replacement } from './keys.ts';
import { firstOf, isReleaseIn, precedes } from './releases.ts';

/** What is known of a word that is no key of this release: another release may have it. */
export function history(name: string, version: Version): { why: RefusalReason; message: Phrase } | undefined {
  const key = keyNamed(name);
  if (key === undefined || isReleaseIn(version, key.in)) return undefined;
  if (precedes(version, key.in)) {
    return { why: 'newer-key', message: phrase`${quoted(name)} is a key since LXC ${firstOf(key.in)}` };
  }
  if (!key.legacy) return { why: 'removed-key', message: phrase`${quoted(name)} is gone from this LXC` };
  const now = replacement(name);
  const message =
    now === undefined ? phrase`is gone since LXC 3.0` : phrase`is called ${quoted(now)} since LXC 2.1`;
  return { why: 'legacy-key', message: phrase`${quoted(name)} ${message}` };
}
