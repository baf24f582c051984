import { phrase } from '../base/phrase.ts';
import { Refused } from '../fix/refused.ts';
import type { Identity } from '../host/host.ts';

/** Milliseconds that each thing adds: a user may have 10,000 containers. */
const forOne = 100;

/**
 * Does things as accounts, each of which has so many milliseconds in all. What runs as an account is in its user's hands, who
 * could stop it again and again, for each of his containers. Throws `Refused` where the time is over.
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
