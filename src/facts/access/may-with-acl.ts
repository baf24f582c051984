import { Unseen } from '../../base/unseen.ts';
import type { Host, Stat } from '../../host/host.ts';
import { may, type Walker } from '../../lxc/access-check.ts';
import { aclsOf } from './acls-of.ts';

/**
 * Whether this process may read (4), write (2), or search or execute (1) what is at a path whose directory it may search. Asks
 * for the access control list only where it may count: Linux ignores it if the group has no permission. Throws Unseen where
 * that is unknown.
 */
export function mayWithAcl(what: 1 | 2 | 4, path: string, stat: Stat, who: Walker, host: Host): boolean {
  if (may(what, stat, undefined, who) || (stat.mode & 0o070) === 0) return may(what, stat, undefined, who);
  const acls = aclsOf(host, [path]);
  if (acls instanceof Unseen) throw acls;
  return may(what, stat, acls.get(path), who);
}
