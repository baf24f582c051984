import type { Install } from '../facts/install.ts';
import type { LoginGap } from '../facts/logins.ts';
import { type Fix, manual, root } from './action.ts';
import { insertBelow } from './edits.ts';
import { installing } from './installing.ts';

/** Has every login be given a session. What PAM does concerns all who log in: a person decides. */
export function giveSessions(gap: LoginGap, install: Install): Fix {
  switch (gap.is) {
    case 'sshd-without-pam':
      return manual('set UsePAM yes in /etc/ssh/sshd_config, and reload sshd; then log in anew');
    case 'not-installed':
      return installing(install, 'pam-systemd', '/usr/share/pam-configs/systemd');
    case 'not-listed':
      return gap.below
        ? {
            safety: 'unsafe',
            title: 'add it, as pam-auth-update does; then log in anew',
            actions: [insertBelow(gap.below, ['session\toptional\tpam_systemd.so'], root)],
          }
        : manual('add it: pam-auth-update --enable systemd; then log in anew');
  }
}
