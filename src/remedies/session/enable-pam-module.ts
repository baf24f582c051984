import type { Line } from '../../base/place.ts';
import type { Install } from '../../facts/machine/package-manager.ts';
import type { LoginGap } from '../../facts/session/pam-session-stack.ts';
import { insertBelow } from '../../fix/edit-lines.ts';
import { type Fix, manual, root } from '../../model/action.ts';
import { installing } from '../install/install-package.ts';

/** Has every login be given a session. What PAM does concerns all who log in: a person decides. */
export function giveSessions({ is, below }: LoginGap, install: Install): Fix {
  switch (is) {
    case 'sshd-without-pam':
      return manual('set UsePAM yes in /etc/ssh/sshd_config, and reload sshd; then log in anew');
    case 'not-installed':
      return withWord(installing(install, 'pam-systemd', '/usr/share/pam-configs/systemd'));
    case 'not-listed':
      return (
        listed('pam_systemd.so', below) ??
        manual('add it: pam-auth-update --enable systemd; then log in anew')
      );
  }
}

/** Has every login be given cgroups of its user's own, as Debian's libpam-cgfs does. */
export function giveCgroups(
  is: 'not-installed' | 'not-listed',
  below: Line | undefined,
  install: Install,
): Fix {
  if (is === 'not-installed') return withWord(installing(install, 'pam-cgfs', '/usr/share/pam-configs/cgfs'));
  return (
    listed('pam_cgfs.so -c freezer,memory,name=systemd,unified', below) ??
    manual('add it: pam-auth-update --enable cgfs; then log in anew')
  );
}

/** The package changes what PAM does, too. */
const withWord = (fix: Fix): Fix => (fix.safety === 'manual' ? fix : { ...fix, safety: 'unsafe' });

const listed = (module: string, below: Line | undefined): Fix | undefined =>
  below && {
    safety: 'unsafe',
    title: 'add it, as pam-auth-update does; then log in anew',
    actions: [insertBelow(below, [`session\toptional\t${module}`], root)],
  };
