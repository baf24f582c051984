import { phrase } from '../../base/phrase.ts';
import { Outdated, Refused } from '../../fix/refused.ts';

/** What a change was made for still stands there. */
export function assertUnchanged<T extends string | number | null>(path: string, now: T, then: T): void {
  if (now !== then) throw new Outdated(path);
}

/** Whether a change was made, which is to be taken back; false where it never was. */
export function isApplied<T extends string | number | null>(
  path: string,
  now: T,
  before: T,
  after: T,
): boolean {
  if (now === after) return true;
  if (now === before) return false;
  throw new Refused(phrase`${path} has changed since, and was left as it is`);
}
