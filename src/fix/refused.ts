import { render } from '../base/locale.ts';
import { type Phrase, phrase } from '../base/phrase.ts';

/**
 * The machine is no longer what a fix was made for, or the change is not possible. Nothing was changed; the
 * message says why.
 */
export class Refused extends Error {
  override name = 'Refused';
  /** `message` is the same in English. */
  readonly reason: Phrase;

  constructor(reason: Phrase) {
    super(render(reason));
    this.reason = reason;
  }
}

/** The state that a change was made for is gone; the change was not begun. */
export class Outdated extends Refused {
  override name = 'Outdated';

  constructor(what: string) {
    super(phrase`${what} has changed since it was checked`);
  }
}
