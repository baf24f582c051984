import { type ChildProcess, spawn } from 'node:child_process';

/** Milliseconds without a word: a change may have made something endless. */
const patience = 180_000;

/** Whether these test files fail; they are ended at the first test that does. */
export const fail = async (suites: readonly string[]): Promise<boolean> =>
  suites.length > 0 && endsBadly(['scripts/mutate/in-order.ts', ...suites]);

/** Whether the program cannot be built any more. */
export const isUnbuildable = (): Promise<boolean> => endsBadly(['scripts/build.ts']);

let running: ChildProcess | undefined;
process.on('exit', () => running && end(running));

function endsBadly(words: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, ['--import', 'tsx', ...words], {
    stdio: ['ignore', 'pipe', 'ignore'],
    // It may have children that go on.
    detached: true,
  });
  running = child;
  const timer = setTimeout(() => end(child), patience);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    timer.refresh();
    // What uvu prints of a test that fails, long before it comes to its end.
    if (text.includes('✘')) end(child);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      running = undefined;
      resolve(code !== 0);
    });
  });
}

function end({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL');
}
