import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { lxcConf } from '../install/lxc-conf.ts';

/** The directories that lxc-create would have to create for the user's first container, outermost first. */
export const missingLxcpath: Fact<'user', readonly string[]> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const host = know(asUser);
    const { lxcpath } = know(lxcConf);
    if (host.list(lxcpath) !== undefined) return [];
    const steps = lxcpath.split('/').map((_, index, all) => all.slice(0, index + 1).join('/'));
    const missing: string[] = [];
    while (steps.length > 1 && host.stat(steps.at(-1) ?? '/') === undefined)
      missing.unshift(steps.pop() ?? '');
    return missing;
  },
};
