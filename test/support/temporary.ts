import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Stat } from '../../src/host/host.ts';
import { parseQueryKey } from '../../src/host/snapshot/answers.ts';
import { loadFixture } from './fixture.ts';

const folders: string[] = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone when the tests are over. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lxc-lint-'));
  folders.push(folder);
  return folder;
}

/** Writes a file, and the folders above it. */
export function put(path: string, content: string | Buffer = ''): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

export const fifo = (path: string): Buffer => execFileSync('mkfifo', [path]);

const { answers: given } = (await loadFixture('fixtures/hosts/tutorial.txt')).answers;

/** The tutorial's machine on a disk: a folder for `--root`. */
export function planted(): string {
  const root = temporary();
  chmodSync(root, 0o755);
  for (const [key, answer] of given) {
    const { verb, about } = parseQueryKey(key);
    if (answer.is !== 'there' || !/^\/(bin|etc|home|lib64|usr)\//.test(about)) continue;
    const { value } = answer;
    if (verb === 'read' && typeof value === 'string') put(root + about, value);
    else if (verb === 'program') put(root + about, staticProgram);
    else if (verb === 'stat' && 'kind' in Object(value)) stand(root + about, Object(value));
  }
  return root;
}

/** The shortest that Linux would load: an ELF header for x86_64, and one program header. */
export const staticProgram = Buffer.alloc(120);
staticProgram.write('\x7fELF\x02\x01\x01', 'latin1');
for (const [at, value] of [
  [16, 2],
  [18, 62],
  [32, 64],
  [54, 56],
  [56, 1],
] as const)
  staticProgram.writeUInt16LE(value, at);

function stand(path: string, { kind, mode }: Stat): void {
  if (kind === 'directory') mkdirSync(path, { recursive: true });
  else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '', { flag: 'a' });
  }
  chmodSync(path, mode);
}
