import { Unseen } from '../../base/unseen.ts';
import type { IdType } from '../../lxc/idmap.ts';
import { common, contains, type IdRange, overlaps } from '../../lxc/idrange.ts';
import type { Grant } from '../../lxc/subid.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from './account.ts';
import { orphans } from './orphaned-grants.ts';
import { type Account, accounts } from './passwd.ts';
import { grantFiles, ownGrants } from './subid-grants.ts';
import { subidSource } from './subid-source.ts';

/** Ids that the user was granted, and that are somebody else's too. */
export interface SharedIds {
  readonly type: IdType;
  readonly own: Grant;
  readonly range: IdRange;
  /** Another grant of the same ids, or an account that has one of them. */
  readonly with: Grant | Account;
}

/** Where a directory grants ids, it alone knows to whom else: then there is only to be seen which accounts have them. */
export const sharedIds: Fact<'user', readonly SharedIds[]> = {
  of: 'user',
  look: (_host, _user, know) => {
    const own = know(ownGrants);
    const source = know(subidSource);
    const others = source === 'files' ? know(grantedTwice) : undefined;
    const real = know(accounts).filter(isAnother(know(account)));
    const shared = types.flatMap((type) =>
      own[type].flatMap((grant): SharedIds[] => [
        ...(others ?? []).filter((each) => each.own === grant),
        ...real
          .map((other) => ({ other, id: type === 'u' ? other.uid : other.gid }))
          .filter(({ id }) => contains(grant.range, id))
          .map(({ other, id }) => ({ type, own: grant, with: other, range: { start: id, count: 1 } })),
      ]),
    );
    if (others === undefined && shared.length === 0)
      throw new Unseen(`grants are looked up in ${source}, which alone knows who else has the same ids`);
    return shared;
  },
};

/** Root's own grants do not count, as root may map whatever he likes, nor do those of a name that nobody has any more. */
const grantedTwice: Fact<'user', readonly SharedIds[]> = {
  of: 'user',
  look: (_host, _user, know) => {
    const own = know(ownGrants);
    const files = know(grantFiles);
    return types.flatMap((type) =>
      own[type].flatMap((grant): SharedIds[] => {
        const clashing = files[type].all.filter(
          (other) => !own[type].includes(other) && overlaps(other.range, grant.range),
        );
        const nobodys = clashing.length > 0 ? know(orphans)()[type] : [];
        return clashing
          .filter((other) => other.owner !== 'root' && other.owner !== '0' && !nobodys.includes(other))
          .map((other) => ({ type, own: grant, with: other, range: common(other.range, grant.range) }));
      }),
    );
  },
};

const types = ['u', 'g'] as const;

const isAnother =
  ({ name, uid }: Account) =>
  (each: Account): boolean =>
    each.name !== name && each.uid !== uid;
