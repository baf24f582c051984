import { attempt, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';
import { asUser } from './as-user.ts';

/** Whether a file belongs to somebody else than its user; not where it does not exist, or cannot be looked at. */
export const isOfOthers: Fact<'user', (path: string) => boolean> = {
  subject: 'user',
  gather: (_host, _user, know) => (path) => {
    const stat = attempt(() => know(asUser).stat(path));
    return !(stat instanceof Unseen) && stat !== undefined && stat.uid !== know(account).uid;
  },
};
