import type { Line } from '../../base/place.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from './account.ts';
import { grantFiles, ownGrants } from './subid-grants.ts';

/** Lines about the user that grant nothing, in files where other lines do. */
export const invalidGrantLines: Fact<'user', readonly Line[]> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const { name, uid } = know(account);
    const files = know(grantFiles);
    const own = know(ownGrants);
    return (['u', 'g'] as const).flatMap((type) => {
      if (own[type].length === 0) return [];
      // A line that is too long for shadow was not written by hand.
      return files[type].skipped.filter(
        ({ text }) => text.length < 1024 && [name, `${uid}`].includes(text.split(':')[0]?.trim() ?? ''),
      );
    });
  },
};
