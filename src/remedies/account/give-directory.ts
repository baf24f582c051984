import { phrase } from '../../base/phrase.ts';
import { withoutEnd } from '../../base/without-end.ts';
import type { Account } from '../../facts/account/passwd.ts';
import { shellWords } from '../../fix/render/shell-command.ts';
import { type Manual, manual } from '../../model/action.ts';

/**
 * What an administrator has to do for somebody who cannot write to a directory: one that should be his own, or the nearest
 * existing parent of one. It is never to give away a directory of the system, which daemons have as their home.
 */
export function giveDirectory(path: string, { name, home }: Account, recursive?: 'recursive'): Manual {
  const inHome = isWithin(path, home);
  const aboveHome = !inHome && isWithin(home, path);
  if ((inHome || aboveHome) && isOfSystem(home))
    return manual(
      phrase`give ${name} its own home directory, as root`,
      `${ownHome(name)} && ${mkhomedir(name)}`,
    );
  if (aboveHome) return manual(phrase`create the home directory of ${name}, as root`, mkhomedir(name));
  if (isOfSystem(path)) return manual(phrase`set lxc.lxcpath to a directory that ${name} owns`);
  const chown = shellWords(['chown', ...(recursive ? ['-R'] : []), `${name}:`, path]);
  return manual(phrase`check what is in it and why, then give it to ${name}, as root`, chown);
}

const ownHome = (name: string): string => shellWords(['usermod', '-d', `/home/${name}`, name]);

/** Of libpam-modules-bin, which every Debian has: useradd creates the home of a new account alone. */
const mkhomedir = (name: string): string => shellWords(['mkhomedir_helper', name]);

const isWithin = (path: string, directory: string): boolean =>
  `${path}/`.startsWith(`${withoutEnd(directory, '/')}/`);

/** The top level, /var and its directories, and what only packages and the kernel write to. */
const isOfSystem = (path: string): boolean =>
  /^\/[^/]*$|^\/var\/[^/]+$|^\/(bin|boot|dev|etc|lib\w*|proc|run|sbin|sys|usr)\//.test(path);
