/** A machine is no longer what a fix was made for, or will not be changed. Nothing was; the message says why. */
export class Refused extends Error {
  override name = 'Refused';
}

/** What a change was made for is not there any more; of this change nothing was done. */
export class Outdated extends Refused {
  override name = 'Outdated';

  constructor(what: string) {
    super(`${what} is not what it was when it was looked at`);
  }
}
