import type { Fact } from '../fact.ts';
import type { IdType } from '../lxc/idmap.ts';
import { common, contains, type IdRange, overlaps } from '../lxc/idrange.ts';
import type { Grant } from '../lxc/subid.ts';
import { account } from './account.ts';
import { type Account, accounts } from './accounts.ts';
import { grantFiles, ownGrants } from './grants.ts';
import { orphans } from './orphans.ts';

/** Ids that the user was granted, and that are somebody else's too. */
export interface SharedIds {
  readonly type: IdType;
  readonly own: Grant;
  readonly range: IdRange;
  /** Another grant of the same ids, or an account that has one of them. */
  readonly with: Grant | Account;
}

/** Root's own grants do not count, as root may map whatever he likes, nor do those of a name that nobody has any more. */
export const sharedIds: Fact<'user', readonly SharedIds[]> = {
  of: 'user',
  look: (_host, _user, know) => {
    const { name, uid } = know(account);
    const own = know(ownGrants);
    const files = know(grantFiles);
    return (['u', 'g'] as const).flatMap((type) =>
      own[type].flatMap((grant): SharedIds[] => {
        const clashing = files[type].all.filter(
          (other) => !own[type].includes(other) && overlaps(other.range, grant.range),
        );
        const nobodys = clashing.length > 0 ? know(orphans)()[type] : [];
        const grants = clashing.filter(
          (other) => other.owner !== 'root' && other.owner !== '0' && !nobodys.includes(other),
        );
        const real = know(accounts).filter(
          (each) =>
            each.name !== name &&
            each.uid !== uid &&
            contains(grant.range, type === 'u' ? each.uid : each.gid),
        );
        return [
          ...grants.map((other) => ({
            type,
            own: grant,
            with: other,
            range: common(other.range, grant.range),
          })),
          ...real.map((other) => ({
            type,
            own: grant,
            with: other,
            range: { start: type === 'u' ? other.uid : other.gid, count: 1 },
          })),
        ];
      }),
    );
  },
};
