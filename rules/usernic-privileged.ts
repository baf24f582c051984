import { settings } from '../src/facts/config.ts';
import { type Install, install } from '../src/facts/install.ts';
import { type UserNic, userNic } from '../src/facts/user-nic.ts';
import { type Fix, manual } from '../src/fix/action.ts';
import { installing } from '../src/fix/installing.ts';
import { isRoots, isSetuidRoot, openToAll, setuidRoot } from '../src/fix/setuid.ts';
import { rule } from '../src/rule.ts';

export default rule({
  about: 'container',
  stage: 'install',
  title: 'lxc-user-nic is there and may make network interfaces',
  why: 'It makes the host’s end of a container’s network interface on behalf of a user who may not, so it has to be setuid root.',
  symptoms: ['Failed to open "/run/lxc/nics"', 'Failed to create /run/lxc', 'Failed to execute lxc-user-nic'],
  see: ['lxc-user-nic(1)'],
  worst: 'error',
  needs: { settings, userNic, install },

  *check({ settings: { nics }, userNic, install }, { user }) {
    const fault = faultOf(userNic, user.name, install);
    if (!fault || !nics.some(({ type }) => type === 'veth')) return;
    const { message, note, says, fix } = fault;
    yield {
      severity: 'error',
      breaks: 'start',
      message,
      evidence: [{ at: { path: userNic.path }, note }],
      says,
      fix,
    };
  },
});

interface Fault {
  readonly message: string;
  readonly note: string;
  readonly says: string;
  readonly fix: Fix;
}

function faultOf({ path, stat, runs }: UserNic, user: string, install: Install): Fault | undefined {
  if (!stat)
    return {
      message: 'lxc-user-nic is missing',
      note: 'is not there',
      says: 'No such file or directory - Failed to execute lxc-user-nic',
      fix: again(install, path),
    };
  const note = `is mode ${stat.mode.toString(8).padStart(4, '0')} of uid ${stat.uid} and gid ${stat.gid}`;
  if (!runs)
    return {
      message: `${user} may not execute ${path}`,
      note,
      says: 'Permission denied - Failed to execute lxc-user-nic',
      fix: isRoots(stat) ? openToAll({ path, ...stat }) : again(install, path),
    };
  if (isSetuidRoot(stat)) return undefined;
  return {
    message: `${path} has no privileges to make network interfaces with`,
    note,
    says: 'Permission denied - Failed to open "/run/lxc/nics"',
    fix: isRoots(stat) ? setuidRoot({ path, ...stat }) : again(install, path),
  };
}

/** Whoever but root could have changed it would become root by its setuid bit: then it is unpacked anew, as a missing one is. */
const again = (install: Install, path: string): Fix =>
  install.reinstall('usernic', path)
    ? installing(install, 'usernic', path)
    : manual('install the package again that lxc-user-nic comes with');
