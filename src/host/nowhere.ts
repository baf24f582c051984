import { phrase } from '../base/phrase.ts';
import { Unseen } from '../base/unseen.ts';
import type { Caller, Host } from './host.ts';

/** A host of which nothing can be known: a file that is judged on its own is for another machine, whatever is on this one. */
export function nowhere(caller: Caller): Host {
  const unseen = hostDecides();
  const refuse = (): never => {
    throw unseen;
  };
  return {
    caller,
    read: refuse,
    grep: refuse,
    cksum: refuse,
    list: refuse,
    stat: refuse,
    link: refuse,
    program: refuse,
    ask: refuse,
    processes: refuse,
    as: () => nowhere(caller),
  };
}

/** Why a question that only a host can answer is not asked about a file on its own. */
export const hostDecides = (): Unseen =>
  new Unseen(phrase`the host decides, and only the file is linted`, 'not-applicable');
