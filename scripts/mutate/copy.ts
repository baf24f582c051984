import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A copy of what git has or would take, for changes that the tree itself must never see. */
export interface Copy {
  readonly directory: string;
  write(file: string, text: string): void;
  remove(): void;
}

export function copyOfTree(): Copy {
  const directory = mkdtempSync(join(tmpdir(), 'lxc-lint-mutate-'));
  // Some tests look with another user's permissions.
  chmodSync(directory, 0o755);
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', list, { encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files) cpSync(file, join(directory, file), { preserveTimestamps: true });
  symlinkSync(resolve('node_modules'), join(directory, 'node_modules'));
  return {
    directory,
    write: (file, text) => writeFileSync(join(directory, file), text),
    remove: () => rmSync(directory, { recursive: true }),
  };
}
