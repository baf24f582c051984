import { phrase } from '../../base/phrase.ts';
import { attempt, blocked, Unseen } from '../../base/unseen.ts';
import type { Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { mayExecute } from '../access/may-execute.ts';
import { account } from '../account/account.ts';
import { type Mount, mountedWith } from '../machine/mounts.ts';
import { idTools } from './id-tools.ts';
import { lxcStart } from './lxc-version.ts';

/** The program that makes network interfaces for users. */
export interface LxcUserNic {
  readonly path: string;
  /** Undefined where it is missing from the folder of LXC's other helpers. */
  readonly stat: Stat | undefined;
  /** Whether the user may execute it. */
  readonly runs: boolean;
  /** The mount that it is on, where that keeps it from being executed, or the setuid bit from having effect. */
  readonly noexec: Mount | undefined;
  readonly nosuid: Mount | undefined;
}

/** Where distributions put LXC's helpers: `--libexecdir` at build time. */
const folders = [
  '/usr/libexec/lxc',
  '/usr/lib/x86_64-linux-gnu/lxc',
  '/usr/lib/aarch64-linux-gnu/lxc',
  '/usr/lib/lxc',
  '/usr/local/libexec/lxc',
];

export const lxcUserNic: Fact<'user', LxcUserNic> = {
  subject: 'user',
  gather: (host, _user, know) => {
    if (know(account).uid === 0) throw new Unseen(phrase`not needed for root`, 'not-applicable');
    for (const folder of folders) {
      const path = `${folder}/lxc-user-nic`;
      const stat = host.stat(path);
      // Every LXC has its monitor there as well.
      if (stat?.kind === 'file') {
        const [noexec, nosuid] = ['noexec', 'nosuid'].map((option) => know(mountedWith)(path, option));
        if (nosuid && know(idToolsMounts).includes(nosuid))
          throw blocked('uidmap-privileged', phrase`${nosuid.point} is mounted nosuid`);
        return { path, stat, runs: noexec === undefined && know(mayExecute)(stat), noexec, nosuid };
      }
      if (host.stat(`${folder}/lxc-monitord`))
        return { path, stat: undefined, runs: false, noexec: undefined, nosuid: undefined };
    }
    if (know(lxcStart) === undefined) throw blocked('lxc-installed', phrase`lxc-user-nic comes with LXC`);
    throw new Unseen(phrase`lxc-user-nic is in none of the usual directories`);
  },
};

/** The mounts without setuid that newuidmap and newgidmap are on. */
const idToolsMounts: Fact<'user', readonly Mount[]> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const tools = attempt(() => know(idTools));
    if (tools instanceof Unseen) return [];
    return tools.flatMap(({ found }) => (found && know(mountedWith)(found.path, 'nosuid')) ?? []);
  },
};
