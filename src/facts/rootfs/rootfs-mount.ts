import { phrase } from '../../base/phrase.ts';
import { attempt, blocked, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';
import { asUser } from '../access/as-user.ts';
import { type Mount, mountedWith } from '../machine/mounts.ts';
import { lockDirFault } from '../session/lock-dir.ts';
import { rootfs } from './rootfs.ts';

/** The mount that the rootfs is on, where it is mounted noexec, nosymfollow or read-only. */
export interface RootfsMount {
  readonly path: string;
  readonly noexec: Mount | undefined;
  readonly nosymfollow: Mount | undefined;
  readonly ro: Mount | undefined;
}

/** Undefined where there is no directory to look at. */
export const rootfsMount: Fact<'container', RootfsMount | undefined> = {
  subject: 'container',
  gather: (_host, _container, know) => {
    const found = know(rootfs);
    if (found?.stat?.kind !== 'directory') return undefined;
    const { path } = found.set;
    const [noexec, nosymfollow, ro] = ['noexec', 'nosymfollow', 'ro'].map((option) =>
      know(mountedWith)(path, option, know(asUser)),
    );
    const locks = attempt(() => know(lockDirFault));
    if (ro && locks && !(locks instanceof Unseen) && locks.kind === 'read-only' && locks.mount === ro)
      throw blocked('lock-dir', phrase`${ro.point} is mounted read-only`);
    return { path, noexec, nosymfollow, ro };
  },
};
