import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { type Channel, openChannel, unlessBlocked, waitFor } from '../host/channel.ts';
import { trustedPath } from '../host/run-query.ts';

/** The keeper of this process, which has at most one lock. */
let keeper: Channel | undefined;

/**
 * Kills the last session that was announced, once this end of the pipe is closed. A process of another user
 * leads a session of its own, where Ctrl-C does not reach it, and it must end before the lock is released. Then it says
 * what this process, which was killed, cannot say any more.
 */
const program = [
  'while read -r first rest; do case $first in words) words=$rest;; *) session=$first;; esac; done',
  '[ -z "$session" ] || kill -KILL -- "-$session"',
  '[ -z "$words" ] || echo "$words" >&2',
].join('\n');

/** Starts a process that also holds the lock, and is the last to release it, however this process ends. */
export function startKeeper(lock: number): void {
  keeper = openChannel();
  const child = spawn('sh', ['-c', program], {
    stdio: [...keeper.theirs, 'inherit', lock],
    detached: true,
    cwd: '/',
    env: { PATH: trustedPath },
  });
  child.unref();
  for (const each of keeper.theirs) fs.closeSync(each);
}

/** Takes the leader of a session, one per line. */
export const keeperInput = (): number | undefined => keeper?.write;

/** Runs `act` in the session of this leader, which ends with this process at the latest. */
export function whileKept<T>(leader: number | undefined, act: () => T): T {
  if (keeper && leader) fs.writeSync(keeper.write, `${leader}\n`);
  try {
    return act();
  } finally {
    forgetSession();
  }
}

/** What is said where this process is killed before `stopKeeper`, by Ctrl-C for one. A single line. */
export function leaveWords(words: string): void {
  if (keeper) fs.writeSync(keeper.write, `words ${words}\n`);
}

/** The session has ended by itself. */
export function forgetSession(): void {
  if (keeper) fs.writeSync(keeper.write, '\n');
}

/** Milliseconds. */
const timeoutMs = 2000;

/** Ends the keeper, and waits until it has released the lock. */
export function stopKeeper(): void {
  if (keeper === undefined) return;
  leaveWords('');
  const { read, write } = keeper;
  keeper = undefined;
  fs.closeSync(write);
  const byte = Buffer.alloc(1);
  waitFor(() => unlessBlocked(() => fs.readSync(read, byte)), performance.now() + timeoutMs);
  fs.closeSync(read);
}
