import { attempt, Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';

/** Whether nothing can be created on the file system of a directory, as it has no inode left. False where that is unknown. */
export const isFull: Fact<'machine', (directory: string) => boolean> = {
  subject: 'machine',
  gather: (host) => (directory) => {
    const answer = attempt(() => host.ask(['df', '--output=itotal,iavail', '--', directory]));
    if (answer instanceof Unseen || answer?.status !== 0) return false;
    const [total, left] = answer.out.trim().split('\n').at(-1)?.trim().split(/\s+/) ?? [];
    // Some file systems make inodes as they need them, and count none.
    return left === '0' && Number(total) > 0;
  },
};
