import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { account } from '../account/account.ts';
import { pamGap } from './pam-session-stack.ts';

/** Whether the host was booted with systemd: sd_booted(3). */
export const systemd: Fact<'machine', boolean> = {
  subject: 'machine',
  gather: (host) => host.stat('/run/systemd/system') !== undefined,
};

/** Whether lingering is enabled: the user manager then runs without a login. See loginctl(1). */
export const lingers: Fact<'user', boolean> = {
  subject: 'user',
  gather: (host, { name }) => host.stat(`/var/lib/systemd/linger/${name}`) !== undefined,
};

/** Whether a `systemd --user` runs for the user: now, if the user runs lxc-lint; after a new login, if root does. */
export const userManager: Fact<'user', boolean> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const { uid } = know(account);
    if (know(asUser).stat(userManagerDir(uid)) !== undefined) return true;
    if (host.caller.uid === uid || !know(systemd)) return false;
    return know(maskedUnit) === undefined && know(pamGap) === undefined;
  },
};

export interface Unit {
  readonly name: string;
  readonly path: string;
}

/** Exists while the user manager runs. */
export const userManagerDir = (uid: number): string => `/run/user/${uid}/systemd`;

/** The unit of the user manager, if it is masked: systemctl(1). */
export const maskedUnit: Fact<'user', Unit | undefined> = {
  subject: 'user',
  gather: (host, _user, know) =>
    [`user@${know(account).uid}.service`, 'user@.service']
      .map((name) => ({ name, path: `/etc/systemd/system/${name}` }))
      .find(({ path }) => host.link(path) === '/dev/null'),
};
