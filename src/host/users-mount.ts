import * as fs from 'node:fs';

/**
 * Whether an open file lies in a file system that a user has mounted and serves, as fusermount(1) permits
 * every user to do on their own directory: any request to it may block for ever. So the kernel is asked
 * instead.
 */
export function isUsersMount(fd: number, folder: number): boolean {
  const id = mountOf(fd);
  if (id === undefined || id === mountOf(folder)) return false;
  const mounts = fs.readFileSync('/proc/self/mountinfo', 'utf8');
  const mount = mounts.split('\n').find((line) => line.startsWith(`${id} `)) ?? '';
  const [, ofSystem = ''] = mount.split(' - ');
  // The options of fuse(4) name its user; other file systems need root to mount.
  return /^fuse(?:blk)?(?:\.\S+)? /.test(ofSystem) && !/[ ,]user_id=0(?:,|$)/.test(ofSystem);
}

/** proc_pid_fdinfo(5). */
const mountOf = (fd: number): string | undefined =>
  /^mnt_id:\s*(\d+)$/m.exec(fs.readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8'))?.[1];
