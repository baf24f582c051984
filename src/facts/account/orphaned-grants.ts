import { attempt } from '../../base/unseen.ts';
import type { BothGrants, Grant } from '../../lxc/subid.ts';
import type { Fact } from '../../model/fact.ts';
import { knownAccount } from './account.ts';
import { grantFiles } from './subid-grants.ts';

/**
 * Grants that nobody has: no account goes by their name, here or in a directory. A number is never taken for nobody's,
 * nor what cannot be looked up. Asked only where it matters: each name may cost a question to a directory.
 */
export const orphans: Fact<'machine', () => BothGrants<readonly Grant[]>> = {
  of: 'machine',
  look: (_host, _machine, know) => () => {
    const isNobodys = ({ owner }: Grant): boolean =>
      !/^\d+$/.test(owner) && attempt(() => know(knownAccount, { kind: 'user', name: owner })) === undefined;
    const { u, g } = know(grantFiles);
    return { u: u.all.filter(isNobodys), g: g.all.filter(isNobodys) };
  },
};
