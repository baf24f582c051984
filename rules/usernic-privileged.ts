import { isSetuidRoot, ownership } from '../src/base/file-mode.ts';
import { type Phrase, phrase } from '../src/base/phrase.ts';
import type { Place } from '../src/base/place.ts';
import { Unseen } from '../src/base/unseen.ts';
import { settings } from '../src/facts/config/config.ts';
import { type FileCapabilities, fileCapabilities } from '../src/facts/install/file-capabilities.ts';
import { type LxcUserNic, lxcUserNic } from '../src/facts/install/lxc-user-nic.ts';
import { type PackageManager, packageManager } from '../src/facts/machine/package-manager.ts';
import { hasCapability } from '../src/lxc/capabilities.ts';
import { type Fix, manual } from '../src/model/action.ts';
import { rule } from '../src/model/rule.ts';
import { removeFileCapability, type WithCapabilities } from '../src/remedies/install/file-capability.ts';
import { installPackage } from '../src/remedies/install/install-package.ts';
import { isRoots, makeExecutableByAll, setuidRoot } from '../src/remedies/install/setuid.ts';
import { remount } from '../src/remedies/machine/remount.ts';

export default rule({
  subject: 'container',
  stage: 'install',
  title: 'lxc-user-nic is there and may make network interfaces',
  why: 'It makes the host’s end of a container’s network interface on behalf of a user who may not, so it has to be setuid root.',
  symptoms: ['Failed to open "/run/lxc/nics"', 'Failed to create /run/lxc', 'Failed to execute lxc-user-nic'],
  manpages: ['lxc-user-nic(1)'],
  maxSeverity: 'error',
  requires: { settings, lxcUserNic, packageManager },
  wants: { fileCapabilities },

  *check({ settings: { nics }, lxcUserNic, packageManager, fileCapabilities }, { user }) {
    if (!nics.some(({ type }) => type === 'veth')) return;
    const fault = faultOf(lxcUserNic, user.name, packageManager, fileCapabilities);
    if (!fault) return;
    const { message, at = { path: lxcUserNic.path }, note, lxcMessage, fix } = fault;
    yield {
      severity: 'error',
      message,
      evidence: [{ at, note }],
      lxcMessage,
      fix,
    };
  },
});

interface Fault {
  readonly message: Phrase;
  readonly at?: Place;
  readonly note: Phrase;
  readonly lxcMessage: string;
  readonly fix: Fix;
}

function faultOf(
  { path, stat, runs, noexec, nosuid }: LxcUserNic,
  user: string,
  install: PackageManager,
  endowed: FileCapabilities | Unseen,
): Fault | undefined {
  if (!stat)
    return {
      message: phrase`lxc-user-nic is missing`,
      note: phrase`is not there`,
      lxcMessage: 'No such file or directory - Failed to execute lxc-user-nic',
      fix: again(install, path),
    };
  const note = ownership(stat);
  if (noexec)
    return {
      message: phrase`${user} may not execute ${path}`,
      at: noexec.at,
      note: phrase`${noexec.point} is mounted noexec`,
      lxcMessage: 'Permission denied - Failed to execute lxc-user-nic',
      fix: remount(noexec, 'noexec'),
    };
  if (!runs)
    return {
      message: phrase`${user} may not execute ${path}`,
      note,
      lxcMessage: 'Permission denied - Failed to execute lxc-user-nic',
      fix: isRoots(stat) ? makeExecutableByAll({ path, ...stat }) : again(install, path),
    };
  if (nosuid)
    return {
      message: phrase`${path} is on a file system that is mounted nosuid: it gives no privileges`,
      at: nosuid.at,
      note: phrase`${nosuid.point} is mounted nosuid`,
      lxcMessage: 'Permission denied - Failed to create /run/lxc',
      fix: remount(nosuid, 'nosuid'),
    };
  if (isSetuidRoot(stat)) return overruled({ path, ...stat }, endowed);
  return {
    message: phrase`${path} has no privileges to make network interfaces with`,
    note,
    lxcMessage: 'Permission denied - Failed to open "/run/lxc/nics"',
    fix: isRoots(stat) ? setuidRoot({ path, ...stat }) : again(install, path),
  };
}

/** With file capabilities of its own, a program of root's gets those instead of all: capabilities(7). */
function overruled(
  program: Omit<WithCapabilities, 'capabilities'>,
  endowed: FileCapabilities | Unseen,
): Fault | undefined {
  if (endowed instanceof Unseen) throw endowed;
  const { path } = program;
  const capabilities = endowed.of(path) ?? '';
  if (capabilities === '') return undefined;
  if (hasCapability(capabilities, 'cap_net_admin'))
    throw new Unseen(phrase`${path} has ${capabilities} beside the setuid bit, which may be enough or not`);
  return {
    message: phrase`${path} has file capabilities that overrule the setuid bit`,
    note: phrase`has ${capabilities}, and needs cap_net_admin among other things`,
    lxcMessage: 'Operation not permitted - Failed to create veth',
    fix: removeFileCapability({ ...program, capabilities }),
  };
}

/** Whoever but root could have changed it would become root by its setuid bit: then it is unpacked anew, as a missing one is. */
const again = (install: PackageManager, path: string): Fix =>
  install.reinstall('usernic', path)
    ? installPackage(install, 'usernic', path)
    : manual(phrase`install the package again that lxc-user-nic comes with`);
