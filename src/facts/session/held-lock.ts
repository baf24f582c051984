import { phrase } from '../../base/phrase.ts';
import { Unseen } from '../../base/unseen.ts';
import type { Host } from '../../host/host.ts';
import { inside } from '../../host/resolve-below.ts';
import type { Fact } from '../../model/fact.ts';
import { mountOf, shellMounts } from '../machine/mounts.ts';

/**
 * Throws Unseen where another process holds the lock of a container, as it may let go of it before the start: that waits for
 * it. LXC takes locks of open file descriptions (`lxclock` in lxclock.c of lxc).
 */
export const mustBeFree: Fact<'machine', (lock: string, userHost: Pick<Host, 'link'>) => void> = {
  subject: 'machine',
  gather: (host, _machine, know) => (lock, userHost) => {
    const held = heldIn(host.read('/proc/locks') ?? '');
    if (held.length === 0) return;
    const real = inside('', lock, (each) => userHost.link(each));
    const device = mountOf(real, know(shellMounts))?.device;
    // Where the mount is not to be found, any file with the same inode may be meant.
    const near = held.filter((each) => device === undefined || each.device === device);
    if (near.length === 0) return;
    const inode = host.ask(['stat', '--format=%i', '--', lock])?.out.trim();
    if (near.some((each) => each.inode === inode))
      throw new Unseen(phrase`another process seems to hold ${lock}, which a start waits for`);
  },
};

/** The files in /proc/locks: the device is the one of mountinfo, but in hexadecimal. See proc_locks(5). */
const heldIn = (locks: string) =>
  locks.split('\n').flatMap((line) => {
    if (!line.includes(' OFDLCK ')) return [];
    const file = line.split(' ').find((word) => /^[\da-f]+:[\da-f]+:\d+$/.test(word)) ?? '';
    const [major = '', minor = '', inode] = file.split(':');
    return [{ device: `${Number.parseInt(major, 16)}:${Number.parseInt(minor, 16)}`, inode }];
  });
