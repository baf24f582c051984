import type { Line } from '../../base/place.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from './account.ts';
import { grantFiles, ownGrants } from './subid-grants.ts';

/** Lines about the user that grant nothing, in files that grant him something elsewhere. */
export const invalidGrantLines: Fact<'user', readonly Line[]> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const { name, uid } = know(account);
    const files = know(grantFiles);
    const own = know(ownGrants);
    return (['u', 'g'] as const).flatMap((type) => {
      if (own[type].length === 0) return [];
      // What is too long for shadow is nothing that anybody wrote for him.
      return files[type].skipped.filter(
        ({ text }) => text.length < 1024 && [name, `${uid}`].includes(text.split(':')[0]?.trim() ?? ''),
      );
    });
  },
};
