import { phrase } from '../../base/phrase.ts';
import { attempt, blocked, Unseen } from '../../base/unseen.ts';
import type { Stat } from '../../host/host.ts';
import type { Fact } from '../../model/fact.ts';
import { mayExecute } from '../access/may-execute.ts';
import { account } from '../account/account.ts';
import { type Mount, mountedWith } from '../machine/mounts.ts';
import { idTools } from './id-tools.ts';
import { lxcStart } from './lxc-version.ts';

/** The program that creates network interfaces for users. */
export interface LxcUserNic {
  readonly path: string;
  /** Undefined if it is missing from the directory of LXC's other helpers. */
  readonly stat: Stat | undefined;
  /** Whether the user may execute it. */
  readonly runs: boolean;
  /** The mount that it is on, if that is noexec, or nosuid, so that the setuid bit has no effect. */
  readonly noexec: Mount | undefined;
  readonly nosuid: Mount | undefined;
}

/** Where distributions install LXC's helpers: `--libexecdir` at build time. */
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
    if (know(account).uid === 0) throw new Unseen(phrase`root does not use lxc-user-nic`, 'not-applicable');
    for (const folder of folders) {
      const path = `${folder}/lxc-user-nic`;
      const stat = host.stat(path);
      // Every LXC installs its monitor there as well.
      if (stat?.kind === 'file') {
        const [noexec, nosuid] = ['noexec', 'nosuid'].map((option) => know(mountedWith)(path, option));
        if (nosuid && know(idToolsMounts).includes(nosuid))
          throw blocked('uidmap-privileged', phrase`${nosuid.point} is mounted nosuid`);
        return { path, stat, runs: noexec === undefined && know(mayExecute)(stat), noexec, nosuid };
      }
      if (host.stat(`${folder}/lxc-monitord`))
        return { path, stat: undefined, runs: false, noexec: undefined, nosuid: undefined };
    }
    if (know(lxcStart) === undefined)
      throw blocked('lxc-installed', phrase`LXC is not installed, and lxc-user-nic is a part of it`);
    throw new Unseen(phrase`lxc-user-nic is in none of the directories where distributions install it`);
  },
};

/** The nosuid mounts that newuidmap and newgidmap are on. */
const idToolsMounts: Fact<'user', readonly Mount[]> = {
  subject: 'user',
  gather: (_host, _user, know) => {
    const tools = attempt(() => know(idTools));
    if (tools instanceof Unseen) return [];
    return tools.flatMap(({ found }) => (found && know(mountedWith)(found.path, 'nosuid')) ?? []);
  },
};
