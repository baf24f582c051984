import { phrase } from '../../base/phrase.ts';
import type { LxcUserNicFault } from '../../facts/install/lxc-user-nic-fault.ts';
import type { PackageManager } from '../../facts/machine/package-manager.ts';
import { type Fix, manual } from '../../model/action.ts';
import { remount } from '../machine/remount.ts';
import { removeFileCapability } from './file-capability.ts';
import { installPackage } from './install-package.ts';
import { isRoots, makeExecutableByAll, setuidRoot } from './setuid.ts';

/** Gives lxc-user-nic back what its package ships it with. */
export function repairLxcUserNic(fault: LxcUserNicFault, install: PackageManager): Fix {
  const { path } = fault;
  switch (fault.kind) {
    case 'missing':
      return reinstalled(install, path);
    case 'noexec':
    case 'nosuid':
      return remount(fault.mount, fault.kind);
    case 'read-only-run':
      return remount(fault.mount, 'ro');
    case 'no-run-directory':
      return manual(phrase`move ${path} out of the way, as root: lxc-user-nic creates the directory again`);
    case 'not-executable':
      return isRoots(fault.stat) ? makeExecutableByAll({ path, ...fault.stat }) : reinstalled(install, path);
    case 'not-setuid':
      return isRoots(fault.stat) ? setuidRoot({ path, ...fault.stat }) : reinstalled(install, path);
    case 'file-capabilities':
      return removeFileCapability({ path, ...fault.stat, capabilities: fault.capabilities });
  }
}

/**
 * A file that others than root could have changed is not made setuid root, as they would become root by it: it is
 * reinstalled, as a missing one is.
 */
const reinstalled = (install: PackageManager, path: string): Fix =>
  install.reinstall('usernic', path)
    ? installPackage(install, 'usernic', path)
    : manual(phrase`reinstall the package that ships lxc-user-nic`);
