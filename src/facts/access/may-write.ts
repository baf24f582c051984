import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Stat } from '../../host/host.ts';
import { may } from '../../lxc/access-check.ts';
import type { Account } from '../account/passwd.ts';

/** Whether the account may make something in a folder. Throws Unseen as `mayWriteTo` does. */
export const mayCreateIn = (path: string, stat: Stat, me: Account): boolean =>
  allowed([2, 1], path, stat, me);

/**
 * Whether the account may write to a file. Throws Unseen where another group of his may have the right, or an access
 * control list: without a right for the group Linux never comes to the list.
 */
export const mayWriteTo = (path: string, stat: Stat, me: Account): boolean => allowed([2], path, stat, me);

function allowed(rights: readonly (1 | 2)[], path: string, stat: Stat, me: Account): boolean {
  if (me.uid === 0 || rights.every((right) => may(right, stat, undefined, me))) return true;
  if ((stat.mode & 0o020) !== 0)
    throw new Unseen(
      phrase`cannot tell whether ${me.name} can write to ${path}: it depends on groups and access lists`,
    );
  return false;
}
