import type { Fact } from '../../model/fact.ts';
import { newContainer } from '../../model/subject.ts';
import { ancestors } from '../access/ancestors.ts';
import { asUser } from '../access/as-user.ts';
import { type UnwritableDirectory, unwritableAbove } from '../access/may-write.ts';
import { account } from '../account/account.ts';
import { lxcConf } from '../install/lxc-conf.ts';

/** Why lxc-create cannot make the first container of the user. */
export type LxcpathFault =
  /** The lxcpath, or its nearest existing parent. */
  | ({ readonly kind: 'not-writable' } & UnwritableDirectory)
  /** A symbolic link on the way. `uncreated`: what LXC says it cannot create; undefined where the link is the lxcpath itself. */
  | {
      readonly kind: 'dangling';
      readonly path: string;
      readonly target: string;
      readonly uncreated: string | undefined;
    };

/** LXC does not create what a link points to: mkdir_p() in utils.c. */
export const lxcpathFault: Fact<'container', LxcpathFault | undefined> = {
  subject: 'container',
  gather: (_host, { name }, know) => {
    if (name !== newContainer) return undefined;
    const { lxcpath } = know(lxcConf);
    const user = know(asUser);
    const steps = ancestors(lxcpath);
    const missing = [...steps].reverse().findIndex((step) => user.stat(step) !== undefined);
    const path = missing > 0 ? steps[steps.length - missing] : undefined;
    const target = path && user.link(path);
    if (path && target !== undefined)
      return { kind: 'dangling', path, target, uncreated: below(path, steps) };
    const unwritable = unwritableAbove(lxcpath, user, know(account));
    return unwritable && { kind: 'not-writable', ...unwritable };
  },
};

/** As LXC prints it: a slash is left on all but the last. */
function below(link: string, steps: readonly string[]): string | undefined {
  const next = steps[steps.indexOf(link) + 1];
  return next === undefined || next === steps.at(-1) ? next : `${next}/`;
}
