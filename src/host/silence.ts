import { Unseen } from '../base/unseen.ts';

/** A program was asked, and gave no answer in time. */
export class NoReply extends Unseen {
  constructor(program: string) {
    super(`${program} gives no answer`);
  }
}
