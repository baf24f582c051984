import { type ChildProcess, spawn } from 'node:child_process';
import type { Copy } from './copy.ts';

/** Milliseconds without a word: a change may have made something endless. */
const patience = 180_000;

/** Whether these test files fail in the copy; they are ended at the first test that does. */
export const fails = async (suites: readonly string[], copy: Copy): Promise<boolean> =>
  suites.length > 0 && endsBadly(['scripts/mutate/in-order.ts', ...suites], copy);

/** Whether the program cannot be built any more. */
export const isUnbuildable = (copy: Copy): Promise<boolean> => endsBadly(['scripts/build.ts'], copy);

function endsBadly(words: readonly string[], { directory: cwd }: Copy): Promise<boolean> {
  const child = spawn(process.execPath, ['--import', 'tsx', ...words], {
    cwd,
    stdio: ['ignore', 'pipe', 'ignore'],
    // It may have children that go on.
    detached: true,
  });
  let timer = setTimeout(() => end(child), patience);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    timer = timer.refresh();
    // What uvu prints of a test that fails, long before it comes to its end.
    if (text.includes('✘')) end(child);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code !== 0);
    });
  });
}

function end({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}
