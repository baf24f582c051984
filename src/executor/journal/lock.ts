import * as fs from 'node:fs';
import { phrase } from '../../base/phrase.ts';
import { Refused } from '../../fix/refused.ts';
import { startKeeper, stopKeeper } from '../keeper.ts';
import { type LocalAccount, runCommand } from '../run-command.ts';

/** The descriptor of the locked file. */
let locked: number | undefined;

/**
 * Locks out a second run until this process ends: flock(1) locks the file descriptor that it inherits, and
 * the lock lasts as long as any process has it open, so there is nothing to clean up however the process
 * ends.
 */
export function lock(folder: string, who: LocalAccount): void {
  const { O_CREAT, O_NOFOLLOW, O_RDWR } = fs.constants;
  const file = fs.openSync(`${folder}/lock`, O_RDWR | O_CREAT | O_NOFOLLOW, 0o600);
  try {
    runCommand(['flock', '--nonblock', '--conflict-exit-code', '75', '3'], who, who, { files: [file] });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new Refused(
      / 75$/.test(error.message)
        ? phrase`another run of lxc-lint is changing this host: wait for it to end`
        : error.reason,
    );
  }
  startKeeper(file);
  locked = file;
}

/** Acts, and releases the lock if `act` has taken it. */
export function unlocking<T>(act: () => T): T {
  try {
    return act();
  } finally {
    unlock();
  }
}

function unlock(): void {
  if (locked === undefined) return;
  stopKeeper();
  fs.closeSync(locked);
  locked = undefined;
}
