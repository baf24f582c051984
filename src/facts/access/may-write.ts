import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Host, Stat } from '../../host/host.ts';
import { may } from '../../lxc/access-check.ts';
import type { Account } from '../account/passwd.ts';
import { ancestors } from './ancestors.ts';

export interface UnwritableDirectory {
  readonly path: string;
  readonly stat: Stat;
}

/**
 * The directory in which the account would have to create `path`, or the first missing directory above it, if it may not:
 * that is the nearest one that exists. A `path` that exists is looked at itself. Throws Unseen as `mayCreateIn` does.
 */
export function unwritableAbove(path: string, host: Host, me: Account): UnwritableDirectory | undefined {
  for (const each of ancestors(path).reverse()) {
    const stat = host.stat(each);
    if (stat) return mayCreateIn(each, stat, me) ? undefined : { path: each, stat };
  }
  return undefined;
}

/** Whether the account may create files in a directory. Throws Unseen as `mayWriteTo` does. */
export const mayCreateIn = (path: string, stat: Stat, me: Account): boolean =>
  allowed([2, 1], path, stat, me);

/**
 * Whether the account may write to a file. Throws Unseen if a supplementary group or an access control list may allow it:
 * Linux ignores the list if the group bits are not set.
 */
export const mayWriteTo = (path: string, stat: Stat, me: Account): boolean => allowed([2], path, stat, me);

/** Whether the account may open a file for both. Throws Unseen as `mayWriteTo` does. */
export const mayReadAndWrite = (path: string, stat: Stat, me: Account): boolean =>
  allowed([4, 2], path, stat, me);

function allowed(rights: readonly (1 | 2 | 4)[], path: string, stat: Stat, me: Account): boolean {
  if (me.uid === 0 || rights.every((right) => may(right, stat, undefined, me))) return true;
  if ((stat.mode & 0o020) !== 0)
    throw new Unseen(
      phrase`cannot tell whether ${me.name} can write to ${path}: it depends on groups and access control lists`,
    );
  return false;
}
