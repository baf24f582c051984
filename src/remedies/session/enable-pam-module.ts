import { phrase } from '../../base/phrase.ts';
import type { Line } from '../../base/place.ts';
import type { PackageManager } from '../../facts/machine/package-manager.ts';
import type { PamGap } from '../../facts/session/pam-session-stack.ts';
import { insertBelow } from '../../fix/edit-lines.ts';
import { type Fix, manual, root } from '../../model/action.ts';
import { installPackage } from '../install/install-package.ts';

/** Has every login be given a session. What PAM does concerns all who log in: a person decides. */
export function enablePamSystemd({ is, below }: PamGap, install: PackageManager): Fix {
  switch (is) {
    case 'sshd-without-pam':
      return manual(phrase`set UsePAM yes in /etc/ssh/sshd_config, and reload sshd; then log in anew`);
    case 'not-installed':
      return withWord(installPackage(install, 'pam-systemd', '/usr/share/pam-configs/systemd'));
    case 'not-listed':
      return (
        listed('pam_systemd.so', below) ??
        manual(phrase`add it: pam-auth-update --enable systemd; then log in anew`)
      );
  }
}

/** Has every login be given cgroups of its user's own, as Debian's libpam-cgfs does. */
export function enablePamCgfs(
  is: 'not-installed' | 'not-listed',
  below: Line | undefined,
  install: PackageManager,
): Fix {
  if (is === 'not-installed')
    return withWord(installPackage(install, 'pam-cgfs', '/usr/share/pam-configs/cgfs'));
  return (
    listed('pam_cgfs.so -c freezer,memory,name=systemd,unified', below) ??
    manual(phrase`add it: pam-auth-update --enable cgfs; then log in anew`)
  );
}

/** The package changes what PAM does, too. */
const withWord = (fix: Fix): Fix => (fix.safety === 'manual' ? fix : { ...fix, safety: 'unsafe' });

const listed = (module: string, below: Line | undefined): Fix | undefined =>
  below && {
    safety: 'unsafe',
    title: phrase`add it, as pam-auth-update does; then log in anew`,
    actions: [insertBelow(below, [`session\toptional\t${module}`], root)],
  };
