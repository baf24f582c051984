import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { type Channel, openChannel, unlessBlocked, waitFor } from '../host/channel.ts';
import { trustedPath } from '../host/run-query.ts';

/** The one of this process, which has at most one lock. */
let keeper: Channel | undefined;

/**
 * Ends the session that it was told of last, once nobody can tell it of another. What runs as somebody else leads a session
 * of its own, where Ctrl-C does not reach it, and it has to come to its end before the lock is free.
 */
const program =
  'while read -r leader; do session=$leader; done; [ -z "$session" ] || kill -KILL -- "-$session"';

/** Starts a process that holds the lock as well, and lets go of it last, however this process ends. */
export function startKeeper(lock: number): void {
  keeper = openChannel();
  const child = spawn('sh', ['-c', program], {
    stdio: [...keeper.theirs, 'ignore', lock],
    detached: true,
    cwd: '/',
    env: { PATH: trustedPath },
  });
  child.unref();
  for (const each of keeper.theirs) fs.closeSync(each);
}

/** Where it is told of the leader of a session, in a line of its own. */
export const keeperInput = (): number | undefined => keeper?.write;

/** Runs something that leads the session of this process id, which ends with this process at the latest. */
export function whileKept<T>(leader: number | undefined, act: () => T): T {
  if (keeper && leader) fs.writeSync(keeper.write, `${leader}\n`);
  try {
    return act();
  } finally {
    forgetSession();
  }
}

/** That session has come to its end by itself. */
export function forgetSession(): void {
  if (keeper) fs.writeSync(keeper.write, '\n');
}

/** Milliseconds. */
const timeoutMs = 2000;

/** Lets it go, and waits until it has. */
export function stopKeeper(): void {
  if (keeper === undefined) return;
  const { read, write } = keeper;
  keeper = undefined;
  fs.closeSync(write);
  const byte = Buffer.alloc(1);
  waitFor(() => unlessBlocked(() => fs.readSync(read, byte)), performance.now() + timeoutMs);
  fs.closeSync(read);
}
