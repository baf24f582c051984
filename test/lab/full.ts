import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { since } from './telling.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const lab = ['--import', 'tsx', join(here, 'run.ts')] as const;

/** What says most of an LXC of another version: that healthy hosts are, and one fault of each kind of mending. */
const elsewhere = ['healthy', 'healthy-v2', 'idmap-faq', 'newuidmap-not-setuid', 'leaks', 'session'];
const suites = ['bullseye', 'bookworm', 'trixie', 'forky'];

/** Runs one part after the other, with what it prints, and comes back with the exit code. `long`: what no other run tries. */
export function full(long: readonly string[]): number {
  const parts: readonly (readonly [what: string, program: string, args: readonly string[]])[] = [
    ['every Node', join(here, 'nodes'), []],
    ...suites.map(
      (suite) =>
        [`Debian ${suite}`, process.execPath, [...lab, '--debian', suite, '--mend', ...elsewhere]] as const,
    ),
    ['what takes long', process.execPath, [...lab, ...long]],
    ['everything else, on this machine', process.execPath, [...lab, '--mend']],
  ];
  const failed = parts.filter(([what, program, args]) => {
    const begun = Date.now();
    console.log(`\n== ${what}`);
    const { status } = spawnSync(program, args, { stdio: 'inherit' });
    console.log(`== ${what}: ${status === 0 ? 'ok' : 'FAILED'} ${since(begun)}`);
    return status !== 0;
  });
  console.log(`\n${parts.length - failed.length} parts passed, ${failed.length} failed`);
  return failed.length > 0 ? 1 : 0;
}
