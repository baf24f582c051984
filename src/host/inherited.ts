import * as fs from 'node:fs';

/** O_CLOEXEC as fdinfo has it, in octal: proc_pid_fdinfo(5). */
const closesOnExec = 0o2000000;

/**
 * Closes the descriptors that whoever started this process handed on, but for the first three. Node keeps a child from the
 * first sixteen alone, and a shell's `200>/run/lock/x` would be a user's to write to. Node's own all close by themselves.
 */
export function closeInherited(): void {
  for (const fd of fs
    .readdirSync('/proc/self/fd')
    .map(Number)
    .filter((each) => each > 2))
    if (!isOurs(fd)) fs.closeSync(fd);
}

/** One that is gone already was that of the folder itself. */
function isOurs(fd: number): boolean {
  try {
    const [, flags = ''] =
      /^flags:\s*([0-7]+)$/m.exec(fs.readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8')) ?? [];
    return (Number.parseInt(flags, 8) & closesOnExec) !== 0;
  } catch {
    return true;
  }
}
