import { render } from './locale.ts';
import type { Phrase } from './phrase.ts';

/**
 * Something could not be looked at. Not a bug, and not an answer either: what was asked for may be there or not.
 *
 * - `denied`: permission denied to whoever looked
 * - `unknown`: the host could not say (a FIFO where a file should be, a snapshot that does not mention it)
 * - `offline`: only a running machine could say, and this one is not running
 * - `not-applicable`: the question has no meaning here (root needs no permission)
 * - `blocked`: it hangs on something already found broken; `blockedBy` names the rule that says so
 */
export class Unseen extends Error {
  override name = 'Unseen';
  readonly kind: UnseenKind;
  readonly blockedBy: string | undefined;

  /** `message` is the same in English. */
  readonly reason: Phrase;

  constructor(reason: Phrase, kind: UnseenKind = 'unknown', blockedBy?: string) {
    super(render(reason));
    this.reason = reason;
    this.kind = kind;
    this.blockedBy = blockedBy;
  }
}

export type UnseenKind = 'denied' | 'unknown' | 'offline' | 'not-applicable' | 'blocked';

/** It cannot be known until what the rule `blockedBy` reports is fixed. */
export const blocked = (blockedBy: string, reason: Phrase): Unseen =>
  new Unseen(reason, 'blocked', blockedBy);

/** The value, or the `Unseen` that stood in its way. */
export function attempt<T>(look: () => T): T | Unseen {
  try {
    return look();
  } catch (error) {
    if (error instanceof Unseen) return error;
    throw error;
  }
}
