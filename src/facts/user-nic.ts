import type { Fact } from '../fact.ts';
import type { Stat } from '../host/host.ts';
import { blocked, Unseen } from '../unseen.ts';
import { account } from './account.ts';
import { lxcStart } from './lxc.ts';
import { mayExecute } from './may-execute.ts';

/** The program that makes network interfaces for users. */
export interface UserNic {
  readonly path: string;
  /** Undefined where it is missing from the folder of LXC's other helpers. */
  readonly stat: Stat | undefined;
  /** Whether the user may execute it. */
  readonly runs: boolean;
}

/** Where distributions put LXC's helpers: `--libexecdir` at build time. */
const folders = [
  '/usr/libexec/lxc',
  '/usr/lib/x86_64-linux-gnu/lxc',
  '/usr/lib/aarch64-linux-gnu/lxc',
  '/usr/lib/lxc',
  '/usr/local/libexec/lxc',
];

export const userNic: Fact<'user', UserNic> = {
  of: 'user',
  look: (host, _user, know) => {
    if (know(account).uid === 0) throw new Unseen('root does without it', 'skipped');
    for (const folder of folders) {
      const path = `${folder}/lxc-user-nic`;
      const stat = host.stat(path);
      // Every LXC has its monitor there as well.
      if (stat?.kind === 'file') return { path, stat, runs: know(mayExecute)(stat) };
      if (host.stat(`${folder}/lxc-monitord`)) return { path, stat: undefined, runs: false };
    }
    if (know(lxcStart) === undefined) throw blocked('lxc-installed', 'lxc-user-nic comes with LXC');
    throw new Unseen('lxc-user-nic is in none of the folders where distributions put it');
  },
};
