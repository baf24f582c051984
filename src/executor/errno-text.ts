/** The reason for a failed system call, in words. */
export function errnoText(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  // Node appends the name of the call, and a path that is meaningless outside this process.
  return reasons[code] ?? message.replace(/, \w+( '.*)?$/s, '');
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted (immutable? `lsattr` shows that)',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  ENOENT: 'it is not there',
  ENOTDIR: 'a file is where a directory should be',
  EISDIR: 'it is a directory, not a file',
  EEXIST: 'it is there already',
  ELOOP: 'it is a symbolic link, or its links go in a circle',
  EXDEV: 'it lies on another file system',
  EIO: 'the disk cannot be read or written',
  EINVAL: 'the kernel does not take this value',
  EBUSY: 'it is in use, such as a mount point',
  EFBIG: 'it would be too large',
};
