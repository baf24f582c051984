import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Goes to work in a copy of what git has or would take: the tree itself must never see a change, and may change meanwhile. */
export function enterCopy(): void {
  const directory = mkdtempSync(join(tmpdir(), 'lxc-lint-mutate-'));
  process.on('exit', () => rmSync(directory, { recursive: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  // Some tests look with another user's permissions.
  chmodSync(directory, 0o755);
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', list, { encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files) cpSync(file, join(directory, file), { preserveTimestamps: true });
  symlinkSync(resolve('node_modules'), join(directory, 'node_modules'));
  process.chdir(directory);
}
