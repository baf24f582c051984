import type { Host } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from '../account/account.ts';

/** The host as the user sees it: files in a home directory are read with the permissions of its user. */
export const asUser: Fact<'user', Host> = {
  subject: 'user',
  gather: (host, _user, know) => host.as(know(account)),
};
