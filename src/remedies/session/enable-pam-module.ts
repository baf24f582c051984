import { phrase } from '../../base/phrase.ts';
import type { Line } from '../../base/place.ts';
import type { PamCgfsGap } from '../../facts/cgroup/pam-cgfs.ts';
import type { PackageManager } from '../../facts/machine/package-manager.ts';
import type { PamGap } from '../../facts/session/pam-session-stack.ts';
import { insertBelow } from '../../fix/edit-lines.ts';
import { type Fix, manual, root } from '../../model/action.ts';
import { installPackage } from '../install/install-package.ts';

/** Gives every login a session. PAM concerns all who log in, so it needs confirmation. */
export function enablePamSystemd({ kind, below }: PamGap, install: PackageManager): Fix {
  switch (kind) {
    case 'sshd-without-pam':
      return manual(phrase`set UsePAM yes in /etc/ssh/sshd_config, reload sshd, and log in again`);
    case 'not-installed':
      return needsConfirmation(installPackage(install, 'pam-systemd', '/usr/share/pam-configs/systemd'));
    case 'not-listed':
      return (
        listed('pam_systemd.so', below) ??
        manual(phrase`enable it with pam-auth-update --enable systemd, and log in again`)
      );
  }
}

/** Gives every login cgroups that its user owns, as Debian's libpam-cgfs does. */
export function enablePamCgfs({ kind, below }: PamCgfsGap, install: PackageManager): Fix {
  if (kind === 'not-installed')
    return needsConfirmation(installPackage(install, 'pam-cgfs', '/usr/share/pam-configs/cgfs'));
  return (
    listed('pam_cgfs.so -c freezer,memory,name=systemd,unified', below) ??
    manual(phrase`enable it with pam-auth-update --enable cgfs, and log in again`)
  );
}

/** The package changes PAM as well. */
const needsConfirmation = (fix: Fix): Fix => (fix.safety === 'manual' ? fix : { ...fix, safety: 'unsafe' });

const listed = (module: string, below: Line | undefined): Fix | undefined =>
  below && {
    safety: 'unsafe',
    title: phrase`add it, as pam-auth-update does, and log in again`,
    actions: [insertBelow(below, [`session\toptional\t${module}`], root)],
  };
