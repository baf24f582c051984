import { type Phrase, phrase } from '../../../base/phrase.ts';
import type { Version } from '../../version.ts';
import type { RefusalReason } from '../reader/statement.ts';
import { quoted } from '../values/diagnostic.ts';
import { keyNamed, replacement } from './keys.ts';
import { firstOf, isReleaseIn, precedes } from './releases.ts';

/** Whether another release has a key that this one does not have. */
export function history(name: string, version: Version): { why: RefusalReason; message: Phrase } | undefined {
  const key = keyNamed(name);
  if (key === undefined || isReleaseIn(version, key.in)) return undefined;
  if (precedes(version, key.in)) {
    return { why: 'newer-key', message: phrase`${quoted(name)} needs LXC ${firstOf(key.in)} or later` };
  }
  if (!key.legacy)
    return {
      why: 'removed-key',
      message: phrase`${quoted(name)} is not supported any more by this version of LXC`,
    };
  const now = replacement(name);
  const message =
    now === undefined
      ? phrase`${quoted(name)} was removed in LXC 3.0`
      : phrase`${quoted(name)} was renamed to ${quoted(now)} in LXC 2.1`;
  return { why: 'legacy-key', message };
}
