import { attempt } from '../../base/unseen.ts';
import type { Grant } from '../../lxc/subid.ts';
import type { Fact } from '../../model/fact.ts';
import { knownAccount } from './account.ts';
import { accountsByName } from './passwd.ts';

/**
 * Whether nobody has a grant: no account goes by its name, here or in a directory. A number is never taken for nobody's,
 * nor what cannot be looked up. Asked only where it matters: each name may cost a question to a directory.
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

/** Names that a directory is asked about. What is beyond them is taken to be somebody's. */
const most = 200;
