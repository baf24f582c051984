const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EISDIR: 'is a directory',
  ELOOP: 'its symbolic links go in a circle',
  ENOSPC: 'no space is left on the disk',
};

/** The reason for a failed read or write, in words. */
export function readFailure(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message.replace(/, \w+$/, '');
}
