import type { Fact } from '../../model/fact.ts';
import { account } from './account.ts';

/** The home that LXC uses: `$HOME` of the user's own shell, else the one of a fresh login. */
export const home: Fact<'user', string> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const { uid, home } = know(account);
    // If it is unset, LXC uses the root directory (lxc 5.0.2, src/lxc/initutils.c).
    return host.caller.uid === uid ? (host.caller.env.HOME ?? '/') : home;
  },
};
