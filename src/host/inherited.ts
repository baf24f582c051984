import * as fs from 'node:fs';

/** O_CLOEXEC as fdinfo prints it, in octal: proc_pid_fdinfo(5). */
const closesOnExec = 0o2000000;

/**
 * Closes inherited descriptors above 2. Node keeps only the first sixteen from a child, and a shell's
 * `200>/run/lock/x` would be writable by a user's process. Node's own descriptors all close on exec.
 */
export function closeInherited(): void {
  for (const fd of fs
    .readdirSync('/proc/self/fd')
    .map(Number)
    .filter((each) => each > 2))
    if (!isOurs(fd)) fs.closeSync(fd);
}

/** A descriptor that is gone already is the one that listed the directory. */
function isOurs(fd: number): boolean {
  try {
    const [, flags = ''] =
      /^flags:\s*([0-7]+)$/m.exec(fs.readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8')) ?? [];
    return (Number.parseInt(flags, 8) & closesOnExec) !== 0;
  } catch {
    return true;
  }
}
