import { isSetuidRoot, ownership } from '../src/base/file-mode.ts';
import { type Phrase, phrase } from '../src/base/phrase.ts';
import { absent, type Place } from '../src/base/place.ts';
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
  title: 'lxc-user-nic is installed and can create network interfaces',
  why: 'It creates the host end of a container’s network interface (veth) for a user who cannot, so it must be setuid root.',
  remedy:
    'As root: `chmod u+s /usr/lib/x86_64-linux-gnu/lxc/lxc-user-nic`, or reinstall the package that contains it.',
  symptoms: [
    'Failed to open "/run/lxc/nics"',
    'Failed to create /run/lxc',
    'Failed to execute lxc-user-nic',
    'Operation not permitted - Failed to create veth',
  ],
  manpages: ['lxc-user-nic(1)'],
  maxSeverity: 'error',
  requires: { settings, lxcUserNic, packageManager },
  wants: { fileCapabilities },

  *check({ settings: { nics }, lxcUserNic, packageManager, fileCapabilities }, { user }) {
    if (!nics.some(({ type }) => type === 'veth')) return;
    const fault = faultOf(lxcUserNic, user.name, packageManager, fileCapabilities);
    if (!fault) return;
    const { kind, message, at = { path: lxcUserNic.path }, note, lxcMessage, fix } = fault;
    yield {
      kind,
      severity: 'error',
      message,
      evidence: [{ at, note }],
      lxcMessage,
      fix,
    };
  },
});

interface Fault {
  readonly kind: string;
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
      kind: 'missing',
      message: phrase`lxc-user-nic does not exist`,
      at: absent(path),
      note: phrase`does not exist`,
      lxcMessage: 'No such file or directory - Failed to execute lxc-user-nic',
      fix: again(install, path),
    };
  const note = ownership(stat);
  if (noexec)
    return {
      kind: 'noexec',
      message: phrase`${user} cannot execute ${path}`,
      at: noexec.at,
      note: phrase`${noexec.point} is mounted noexec`,
      lxcMessage: 'Permission denied - Failed to execute lxc-user-nic',
      fix: remount(noexec, 'noexec'),
    };
  if (!runs)
    return {
      kind: 'not-executable',
      message: phrase`${user} cannot execute ${path}`,
      note,
      lxcMessage: 'Permission denied - Failed to execute lxc-user-nic',
      fix: isRoots(stat) ? makeExecutableByAll({ path, ...stat }) : again(install, path),
    };
  if (nosuid)
    return {
      kind: 'nosuid',
      message: phrase`${path} has no privileges: its file system is mounted nosuid`,
      at: nosuid.at,
      note: phrase`${nosuid.point} is mounted nosuid`,
      lxcMessage: 'Permission denied - Failed to create /run/lxc',
      fix: remount(nosuid, 'nosuid'),
    };
  if (isSetuidRoot(stat)) return overridden({ path, ...stat }, endowed);
  return {
    kind: 'not-setuid',
    message: phrase`${path} is not setuid root, so it cannot create network interfaces`,
    note,
    lxcMessage: 'Permission denied - Failed to open "/run/lxc/nics"',
    fix: isRoots(stat) ? setuidRoot({ path, ...stat }) : again(install, path),
  };
}

/** A setuid root program with file capabilities gets those instead of all: capabilities(7). */
function overridden(
  program: Omit<WithCapabilities, 'capabilities'>,
  endowed: FileCapabilities | Unseen,
): Fault | undefined {
  if (endowed instanceof Unseen) throw endowed;
  const { path } = program;
  const capabilities = endowed.of(path) ?? '';
  if (capabilities === '') return undefined;
  if (hasCapability(capabilities, 'cap_net_admin'))
    throw new Unseen(phrase`cannot tell whether ${capabilities} is enough for ${path}`);
  return {
    kind: 'capabilities-override',
    message: phrase`file capabilities override the setuid bit of ${path}`,
    note: phrase`has ${capabilities}, but needs cap_net_admin and others`,
    lxcMessage: 'Operation not permitted - Failed to create veth',
    fix: removeFileCapability({ ...program, capabilities }),
  };
}

/** A user who could have changed it would become root by its setuid bit: it is unpacked again, as if it were missing. */
const again = (install: PackageManager, path: string): Fix =>
  install.reinstall('usernic', path)
    ? installPackage(install, 'usernic', path)
    : manual(phrase`reinstall the package that contains lxc-user-nic`);
