import type { Fact } from '../fact.ts';
import type { Stat } from '../host/host.ts';
import { contains, type IdRange } from '../lxc/idrange.ts';
import type { Grant } from '../lxc/subid.ts';
import { attempt, Unseen } from '../unseen.ts';
import { account } from './account.ts';
import type { Account } from './accounts.ts';
import { aclEntry } from './acl-entry.ts';
import { configFile } from './config.ts';
import { type BothGrants, ownGrants } from './grants.ts';
import { reader } from './reader.ts';

/** What keeps the user from his config, or what stands in its place. */
export interface Obstacle {
  readonly path: string;
  readonly stat: Stat | undefined;
  /** Whose it is: root of one of his containers counts as himself, for whoever has that id granted can act as it. */
  readonly of: 'him' | 'his-container' | 'another';
  readonly user: Account;
  /** A symbolic link stands on the way, so that a change to it would be made somewhere else. */
  readonly linked: boolean;
  /** A folder in which there is nothing. */
  readonly empty: boolean;
  /** What its access control list grants the user by name, 0 to 7; undefined where that cannot be asked. */
  readonly entry: () => number | null | undefined;
}

export const obstacle: Fact<'container', Obstacle> = {
  of: 'container',
  look: (_host, { config }, know) => {
    const state = know(configFile);
    if (state === 'there') throw new Unseen('nothing is in the way', 'skipped');
    const host = know(reader);
    const user = know(account);
    const seen = (path: string) => attempt(() => host.stat(path));
    const above = parents(config);
    // The first folder behind which nothing can be seen is the one that is shut.
    const shut = above.find((_, index) => seen(above[index + 1] ?? config) instanceof Unseen);
    const path = state === 'hidden' ? (shut ?? config) : config;
    const stat = seen(path);
    const known = stat instanceof Unseen ? undefined : stat;
    return {
      path,
      stat: known,
      of: ownerOf(known, user, granted(attempt(() => know(ownGrants)))),
      user,
      linked: [...parents(path).slice(1), path].some((each) => attempt(() => host.link(each)) !== undefined),
      empty: known?.kind === 'directory' && isEmpty(attempt(() => host.list(path))),
      entry: () => know(aclEntry)(path),
    };
  },
};

/** The folders above, from the top down. */
function parents(path: string): string[] {
  const names = path.split('/').filter(Boolean).slice(0, -1);
  return ['/', ...names.map((_, index) => `/${names.slice(0, index + 1).join('/')}`)];
}

const granted = (own: BothGrants<readonly Grant[]> | Unseen): IdRange[] =>
  own instanceof Unseen ? [] : own.u.map(({ range }) => range);

function ownerOf(stat: Stat | undefined, { uid }: Account, ranges: readonly IdRange[]): Obstacle['of'] {
  if (stat?.uid === uid) return 'him';
  return stat && ranges.some((range) => contains(range, stat.uid)) ? 'his-container' : 'another';
}

const isEmpty = (names: readonly string[] | undefined | Unseen): boolean =>
  names !== undefined && !(names instanceof Unseen) && names.length === 0;
