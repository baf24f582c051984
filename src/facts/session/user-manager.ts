import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { account } from '../account/account.ts';
import { pamGap } from './pam-session-stack.ts';

/** Whether systemd is what booted the machine: sd_booted(3). */
export const systemd: Fact<'machine', boolean> = {
  subject: 'machine',
  gather: (host) => host.stat('/run/systemd/system') !== undefined,
};

/** Whether the user's manager is to run without a login: loginctl(1). */
export const lingers: Fact<'user', boolean> = {
  subject: 'user',
  gather: (host, { name }) => host.stat(`/var/lib/systemd/linger/${name}`) !== undefined,
};

/** Whether a `systemd --user` runs for the user: now, where he asks himself; after a fresh login, where root asks for him. */
export const userManager: Fact<'user', boolean> = {
  subject: 'user',
  gather: (host, _user, know) => {
    const { uid } = know(account);
    if (know(asUser).stat(`/run/user/${uid}/systemd`) !== undefined) return true;
    if (host.caller.uid === uid || !know(systemd)) return false;
    return know(maskedUnit) === undefined && know(pamGap) === undefined;
  },
};

/** The unit that would be his user manager, where somebody has masked it: systemctl(1). */
export const maskedUnit: Fact<'user', string | undefined> = {
  subject: 'user',
  gather: (host, _user, know) =>
    [`user@${know(account).uid}.service`, 'user@.service']
      .map((unit) => `/etc/systemd/system/${unit}`)
      .find((path) => host.link(path) === '/dev/null'),
};
