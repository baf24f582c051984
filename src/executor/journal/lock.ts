import * as fs from 'node:fs';
import { phrase } from '../../base/phrase.ts';
import { Refused } from '../../fix/refused.ts';
import { startKeeper, stopKeeper } from '../keeper.ts';
import { type LocalAccount, runCommand } from '../run-command.ts';

/** The file that is locked, while it is. */
let locked: number | undefined;

/**
 * Keeps a second run out for as long as this process lives: flock(1) locks the file that it inherits, and the lock belongs to
 * whoever holds it open, so that nothing is left to tidy up however the process ends.
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

/** Acts, under the lock where the act takes it, and lets the next run in. */
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
