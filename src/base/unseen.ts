import { render } from './locale.ts';
import type { Phrase } from './phrase.ts';

/**
 * Something could not be read. Neither a bug nor an answer: it may exist or not.
 *
 * - `denied`: permission denied to the user who reads
 * - `unknown`: the host cannot answer (a FIFO instead of a file, a snapshot that does not contain it)
 * - `offline`: only a running host could answer, and this one is not running
 * - `not-applicable`: the question has no meaning here (root needs no permission)
 * - `blocked`: it depends on something already found broken; `blockedBy` names the rule that reports it
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

/** The value, or the `Unseen` that was thrown. */
export function attempt<T>(look: () => T): T | Unseen {
  try {
    return look();
  } catch (error) {
    if (error instanceof Unseen) return error;
    throw error;
  }
}
