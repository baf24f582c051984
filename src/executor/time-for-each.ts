import { phrase } from '../base/phrase.ts';
import { Refused } from '../fix/refused.ts';
import type { Identity } from '../host/host.ts';

/** Milliseconds that each action adds: a user may have 10,000 containers. */
const forOne = 100;

/**
 * Runs actions as accounts, with a time limit for each account in all. A user can stop their own processes,
 * again and again for each container. Throws `Refused` once the time is used up.
 */
export function timeForEach(forAll: number): <T>(who: Identity, act: () => T) => T {
  const spent = new Map<number, number>();
  return (who, act) => {
    const before = spent.get(who.uid) ?? 0;
    if (before > forAll)
      throw new Refused(
        phrase`commands run as ${who.name} took too long: nothing more is done for that account`,
      );
    const begun = performance.now();
    try {
      return act();
    } finally {
      spent.set(who.uid, before + performance.now() - begun - forOne);
    }
  };
}
