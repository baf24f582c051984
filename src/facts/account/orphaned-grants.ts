import { attempt } from '../../base/unseen.ts';
import type { Grant } from '../../lxc/subid.ts';
import type { Fact } from '../../model/fact.ts';
import { knownAccount } from './account.ts';
import { accountsByName } from './passwd.ts';

/**
 * Whether a grant has no owner: no account has its name, here or in a directory. A number always counts as owned, and so
 * does what cannot be looked up. Asked only if it matters: each name may cost a query to a directory.
 */
export const isOrphaned: Fact<'machine', (grant: Grant) => boolean> = {
  subject: 'machine',
  gather: (_host, _machine, know) => {
    const here = know(accountsByName);
    const asked = new Map<string, boolean>();
    return ({ owner }) => {
      if (here.has(owner) || /^\d+$/.test(owner)) return false;
      const isNobodys =
        asked.get(owner) ??
        (asked.size < most && attempt(() => know(knownAccount, { kind: 'user', name: owner })) === undefined);
      asked.set(owner, isNobodys);
      return isNobodys;
    };
  },
};

/** How many names a directory is asked about. All others count as owned. */
const most = 200;
