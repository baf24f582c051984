import { phrase } from '../../base/phrase.ts';
import { absent, type Line, type Place } from '../../base/place.ts';
import { Unseen } from '../../base/unseen.ts';
import type { IdType } from '../../lxc/idmap.ts';
import type { Fact } from '../../model/fact.ts';
import { account } from './account.ts';
import { getsubids } from './directory-grants.ts';
import { needsGrants } from './needs-grants.ts';
import { type GrantFile, grantFiles, ownGrants } from './subid-grants.ts';
import { subidSource } from './subid-source.ts';

/** Why the user has no range of subordinate UIDs, or of GIDs: one for each place to look at. */
export type MissingGrant = { readonly type: IdType } & (
  | { readonly kind: 'unlisted' | 'no-file' | 'symlink' | 'no-line'; readonly at: Place }
  /** It was meant for this user, and shadow silently ignores it. */
  | { readonly kind: 'invalid-line'; readonly at: Line }
);

/** UIDs first. */
export const missingGrants: Fact<'user', readonly MissingGrant[]> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const { name } = know(account);
    const isNeeded = know(needsGrants);
    const own = know(ownGrants);
    if (!isNeeded) throw new Unseen(phrase`${name} maps only their own UID and GID`, 'not-applicable');
    const types = (['u', 'g'] as const).filter((type) => own[type].length === 0);
    if (know(subidSource) !== 'files')
      return types.map((type) => ({
        type,
        kind: 'unlisted',
        at: type === 'u' ? getsubids(name) : getsubids('-g', name),
      }));
    const files = know(grantFiles);
    return types.flatMap((type) => inFile(type, files[type], name));
  },
};

function inFile(type: IdType, { path, state, skipped }: GrantFile, name: string): MissingGrant[] {
  if (state === 'missing') return [{ type, kind: 'no-file', at: absent(path) }];
  if (state === 'link') return [{ type, kind: 'symlink', at: { path } }];
  const meant = skipped.filter(({ text }) => text.trim().startsWith(`${name}:`));
  return meant.length > 0
    ? meant.map((at) => ({ type, kind: 'invalid-line', at }))
    : [{ type, kind: 'no-line', at: { path } }];
}
