import { spawnSync } from 'node:child_process';

/** Runs a program, and throws what it says where it fails. */
export function sh(program: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
}
