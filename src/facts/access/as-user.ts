import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';

/** The machine as the user sees it: what lies in a home is looked at with its user's permissions. */
export const asUser: Fact<'user', Host> = {
  subject: 'user',
  gather: (host, _user, know) => host.as(know(account)),
};
