import { phrase } from '../../base/phrase.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import type { Stat } from '../../host/host.ts';
import type { IdRange } from '../../lxc/idrange.ts';
import type { BothGrants } from '../../lxc/subid.ts';
import type { Fact } from '../../model/fact.ts';
import { ancestors } from '../access/ancestors.ts';
import { configHost } from '../access/config-reader.ts';
import { unwritableAbove } from '../access/may-write.ts';
import { account } from '../account/account.ts';
import type { Account } from '../account/passwd.ts';
import { ownGrants } from '../account/subid-grants.ts';
import { configFile } from './config.ts';

/** The file or directory that prevents the user from reading the config. */
export interface UnreadableConfig {
  readonly path: string;
  readonly stat: Stat | undefined;
  readonly user: Account;
  /** If it is owned by the root of the user's containers: the ranges with which the user can act as that UID. */
  readonly inside: BothGrants<IdRange> | undefined;
  /** A symbolic link is in the path, so that a change would be made somewhere else. */
  readonly linked: boolean;
  /** Where the user cannot create the file: the nearest existing directory above it. */
  readonly unwritable: string | undefined;
  /** An empty directory. */
  readonly empty: boolean;
}

export const unreadableConfig: Fact<'container', UnreadableConfig> = {
  subject: 'container',
  gather: (_host, { config }, know) => {
    const state = know(configFile);
    if (state === 'readable') throw new Unseen(phrase`the config can be read`, 'not-applicable');
    const host = know(configHost);
    const seen = (path: string) => attempt(() => host.stat(path));
    const above = parents(config);
    // The first directory below which nothing can be seen is the one that is not searchable.
    const shut = above.find((_, index) => seen(above[index + 1] ?? config) instanceof Unseen);
    const path = state === 'not-searchable' ? (shut ?? config) : config;
    const found = seen(path);
    const stat = found instanceof Unseen ? undefined : found;
    const names = stat?.kind === 'directory' ? attempt(() => host.list(path)) : undefined;
    const grants = attempt(() => know(ownGrants));
    const [u, g] = grants instanceof Unseen ? [] : [grants.u[0]?.range, grants.g[0]?.range];
    const user = know(account);
    const unwritable = stat ? undefined : attempt(() => unwritableAbove(path, host, user));
    return {
      path,
      stat,
      user,
      inside: u && g && stat?.uid === u.start ? { u, g } : undefined,
      linked: [...parents(path).slice(1), path].some((each) => attempt(() => host.link(each)) !== undefined),
      unwritable: unwritable instanceof Unseen ? undefined : unwritable?.path,
      empty: names !== undefined && !(names instanceof Unseen) && names.length === 0,
    };
  },
};

const parents = (path: string): string[] => ancestors(path).slice(0, -1);
