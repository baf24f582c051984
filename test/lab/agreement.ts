import type { Fault, Oddity } from './fault.ts';
import type { Seen } from './seen.ts';
import { judgedIn, verdict } from './verdict.ts';

/**
 * Root is asked about a fresh login of the user, and the user in one. Either may see less than the other, and say so; but two
 * answers to one question are one too many, whatever lxc-start does.
 */
export function contradictions(fault: Fault | Oddity, { root, user, login }: Seen): string[] {
  // Where something is wrong with his shell alone, he was asked once more in another one.
  const own = 'fresh' in fault && fault.fresh ? login : user;
  if (typeof root !== 'object' || typeof own !== 'object') return [];
  const [said, saidByUser] = [root, own].map((report) => verdict(report, judgedIn(fault)));
  return said === saidByUser || knowsNothing(said) || knowsNothing(saidByUser)
    ? []
    : [`root says ${said}, and a fresh login of the user ${saidByUser}`];
}

/** What is not seen is not judged. */
const knowsNothing = (said: string | undefined): boolean => said === 'unknown' || said === 'none';
