/**
 * Something could not be looked at. Not a bug, and not an answer either: what was asked for may be there or not.
 *
 * - `unknown`: the host refused (permission denied, a FIFO where a file should be, a snapshot that does not say)
 * - `skipped`: the question has no meaning here (the machine is not running)
 * - `blocked`: it hangs on something already found broken; `on` names the rule that says so
 */
export class Unseen extends Error {
  override name = 'Unseen';
  readonly kind: 'unknown' | 'skipped' | 'blocked';
  readonly on: string | undefined;

  constructor(reason: string, kind: 'unknown' | 'skipped' | 'blocked' = 'unknown', on?: string) {
    super(reason);
    this.kind = kind;
    this.on = on;
  }
}

/** It cannot be known until what the rule `on` complains about is put right. */
export const blocked = (on: string, reason: string): Unseen => new Unseen(reason, 'blocked', on);
