import type { Fact } from '../fact.ts';
import type { Stat } from '../host/host.ts';
import { Unseen } from '../unseen.ts';
import { account } from './account.ts';

/** The program that makes network interfaces for users. */
export interface UserNic extends Stat {
  readonly path: string;
}

/** Where distributions put it: `--libexecdir` at build time. */
const places = [
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
    for (const folder of places) {
      const path = `${folder}/lxc-user-nic`;
      const stat = host.stat(path);
      if (stat?.kind === 'file') return { path, ...stat };
    }
    throw new Unseen('lxc-user-nic is in none of the folders where distributions put it');
  },
};
