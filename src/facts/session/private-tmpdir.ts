import { phrase } from '../../base/phrase.ts';
import { attempt, Unseen } from '../../base/unseen.ts';
import { isFound } from '../../host/excerpt.ts';
import type { Stat } from '../../host/host.ts';
import { may } from '../../lxc/access-check.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { account } from '../account/account.ts';
import { ownGrants } from '../account/subid-grants.ts';

/** A directory for temporary files that only the user can use, and what sets it. */
export interface PrivateTmpdir {
  readonly path: string;
  readonly stat: Stat | undefined;
  readonly by: 'pam_tmpdir' | 'environment';
}

/** Undefined where the root of the user's containers can write to it: everybody can write to /tmp. */
export const privateTmpdir: Fact<'user', PrivateTmpdir | undefined> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const { uid } = know(account);
    if (uid === 0) throw new Unseen(phrase`root needs no ID maps`, 'not-applicable');
    if (host.caller.uid !== uid)
      return isFound(host.grep('/etc/pam.d/common-session', tmpdir))
        ? { path: `/tmp/user/${uid}`, stat: undefined, by: 'pam_tmpdir' }
        : undefined;
    const path = host.caller.env.TMPDIR;
    const [u, g] = (({ u, g }) => [u[0]?.range.start, g[0]?.range.start])(know(ownGrants));
    if (!path?.startsWith('/') || u === undefined || g === undefined) return undefined;
    const stat = attempt(() => know(asUser).stat(path));
    if (stat instanceof Unseen || stat?.kind !== 'directory') return undefined;
    const root = { uid: u, gid: g };
    const usable = may(1, stat, undefined, root) && may(2, stat, undefined, root);
    return usable ? undefined : { path, stat, by: 'environment' };
  },
};

/** pam_tmpdir(8): `/tmp/user/UID`, with mode 0700. */
const tmpdir = /^\s*(session)\s.*\b(pam_tmpdir\.so)/;
