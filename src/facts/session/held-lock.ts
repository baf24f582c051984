import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Fact } from '../../model/fact.ts';

/**
 * Throws Unseen where another process holds the lock of a container, as it may let go of it before the start: that waits for
 * it. LXC takes locks of open file descriptions (`lxclock` in lxclock.c of lxc), of which /proc/locks has the inode.
 */
export const mustBeFree: Fact<'machine', (lock: string) => void> = {
  subject: 'machine',
  gather: (host) => (lock) => {
    const held = (host.read('/proc/locks') ?? '').split('\n').filter((line) => line.includes(' OFDLCK '));
    if (held.length === 0) return;
    const inode = host.ask(['stat', '--format=%i', '--', lock])?.out.trim();
    if (held.some((line) => line.includes(`:${inode} `)))
      throw new Unseen(phrase`another process seems to hold ${lock}, which a start waits for`);
  },
};
