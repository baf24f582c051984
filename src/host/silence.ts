import { phrase } from '../base/phrase.ts';
import { Unseen } from '../base/unseen.ts';

/** A program did not answer in time. */
export class NoReply extends Unseen {
  constructor(program: string) {
    super(phrase`${program} does not answer`);
  }
}
