import { render } from '../base/locale.ts';
import { type Phrase, phrase } from '../base/phrase.ts';

/** A machine is no longer what a fix was made for, or will not be changed. Nothing was; the message says why. */
export class Refused extends Error {
  override name = 'Refused';
  /** `message` is the same in English. */
  readonly reason: Phrase;

  constructor(reason: Phrase) {
    super(render(reason));
    this.reason = reason;
  }
}

/** What a change was made for is not there any more; of this change nothing was done. */
export class Outdated extends Refused {
  override name = 'Outdated';

  constructor(what: string) {
    super(phrase`${what} has changed since it was checked`);
  }
}
