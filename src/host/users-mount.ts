import * as fs from 'node:fs';

/**
 * Whether what is held lies in a file system that a user has put there and answers for himself, as fusermount(1) lets everybody do
 * on a folder of his own: whoever asks it something may wait for ever. That is not asked of it, but of the kernel.
 */
export function isUsersMount(fd: number, folder: number): boolean {
  const id = mountOf(fd);
  if (id === undefined || id === mountOf(folder)) return false;
  const mounts = fs.readFileSync('/proc/self/mountinfo', 'utf8');
  const mount = mounts.split('\n').find((line) => line.startsWith(`${id} `)) ?? '';
  const [, ofSystem = ''] = mount.split(' - ');
  // Whose it is stands in the options of fuse(4); other file systems take root to mount.
  return /^fuse(?:blk)?(?:\.\S+)? /.test(ofSystem) && !/[ ,]user_id=0(?:,|$)/.test(ofSystem);
}

/** proc_pid_fdinfo(5). */
const mountOf = (fd: number): string | undefined =>
  /^mnt_id:\s*(\d+)$/m.exec(fs.readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8'))?.[1];
