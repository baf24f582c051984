import { phrase } from '../../base/phrase.ts';
import { Outdated, Refused } from '../../fix/refused.ts';

/** Throws `Outdated` unless the state is still the one that the change was made for. */
export function assertUnchanged<T extends string | number | null>(path: string, now: T, then: T): void {
  if (now !== then) throw new Outdated(path);
}

/** Whether the change to revert was applied; false where it never was. */
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
