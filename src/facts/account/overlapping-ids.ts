import { groupBy } from '../../base/grouped.ts';
import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { IdType } from '../../lxc/idmap.ts';
import { common, type IdRange } from '../../lxc/idrange.ts';
import { rangeIndex } from '../../lxc/range-index.ts';
import type { BothGrants, Grant } from '../../lxc/subid.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from './account.ts';
import { isOrphaned } from './orphaned-grants.ts';
import { type Account, accounts } from './passwd.ts';
import { grantFiles, ownGrants } from './subid-grants.ts';
import { subidSource } from './subid-source.ts';

/** IDs that were granted to the user, and that somebody else has as well. */
export interface OverlappingIds {
  readonly type: IdType;
  readonly own: Grant;
  readonly range: IdRange;
  /** Another grant of the same ids, or an account that has one of them. */
  readonly with: Grant | Account;
}

/** If a directory grants IDs, only the directory knows to whom else: then they are compared with the accounts alone. */
export const overlappingIds: Fact<'user', readonly OverlappingIds[]> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const own = know(ownGrants);
    const source = know(subidSource);
    const others = source === 'files' ? know(grantedTwice) : undefined;
    const isOther = isAnother(know(account));
    const real = know(realIds);
    const ofOthers = groupBy(others ?? [], (each) => each.own);
    const shared = types.flatMap((type) =>
      distinct(own[type]).flatMap((grant): OverlappingIds[] => [
        ...(ofOthers.get(grant) ?? []),
        ...real[type](grant.range)
          .filter(isOther)
          .map((other) => ({
            type,
            own: grant,
            with: other,
            range: { start: type === 'u' ? other.uid : other.gid, count: 1 },
          })),
      ]),
    );
    if (others === undefined && shared.length === 0)
      throw new Unseen(
        phrase`subordinate IDs are looked up in ${source}, and only that knows who else has the same ones`,
      );
    return shared;
  },
};

/** A line that a script has appended many times grants nothing more. */
const distinct = (grants: readonly Grant[]): Grant[] => [
  ...new Map(
    grants.map((grant) => [`${grant.range.start} ${grant.range.count}`, grant] as const).reverse(),
  ).values(),
];

/** Grants of root do not count, as root may map any ID, nor do those of a name that no account has any more. */
const grantedTwice: Fact<'user', readonly OverlappingIds[]> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const own = know(ownGrants);
    const files = know(grantedIds);
    return types.flatMap((type) => {
      const mine = new Set(own[type]);
      return distinct(own[type]).flatMap((grant): OverlappingIds[] =>
        files[type](grant.range)
          .filter((other) => !mine.has(other) && other.owner !== 'root' && other.owner !== '0')
          .filter((other) => !know(isOrphaned)(other))
          .map((other) => ({ type, own: grant, with: other, range: common(other.range, grant.range) })),
      );
    });
  },
};

/** Who was granted ids of a range. */
const grantedIds: Fact<'machine', BothGrants<(range: IdRange) => Grant[]>> = {
  subject: 'machine',
  gather: (_host, _machine, know) => {
    const { u, g } = know(grantFiles);
    return { u: rangeIndex(u.all, ({ range }) => range), g: rangeIndex(g.all, ({ range }) => range) };
  },
};

/** Which accounts have ids of a range. */
const realIds: Fact<'machine', BothGrants<(range: IdRange) => Account[]>> = {
  subject: 'machine',
  gather: (_host, _machine, know) => {
    const all = know(accounts);
    return {
      u: rangeIndex(all, ({ uid }) => ({ start: uid, count: 1 })),
      g: rangeIndex(all, ({ gid }) => ({ start: gid, count: 1 })),
    };
  },
};

const types = ['u', 'g'] as const;

const isAnother =
  ({ name, uid }: Account) =>
  (each: Account): boolean =>
    each.name !== name && each.uid !== uid;
