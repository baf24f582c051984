import { phrase } from '../base/phrase.ts';
import { Unseen } from '../base/unseen.ts';

/** A program was asked, and gave no answer in time. */
export class NoReply extends Unseen {
  constructor(program: string) {
    super(phrase`${program} does not answer`);
  }
}
