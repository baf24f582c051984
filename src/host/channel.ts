import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { phrase } from '../base/phrase.ts';
import { Unseen } from '../base/unseen.ts';
import { trustedPath } from './run-query.ts';

/** Two plain descriptors to talk with another process, so that waits can have a timeout. */
export interface Channel {
  /** Non-blocking. */
  readonly write: number;
  /** Non-blocking. */
  readonly read: number;
  /** Standard input and output of the other process. */
  readonly theirs: readonly [input: number, output: number];
}

const { O_NONBLOCK, O_RDONLY, O_WRONLY } = fs.constants;

/**
 * Node has no pipes, only streams that its event loop reads; a FIFO can be polled synchronously. The FIFOs
 * are unlinked before this returns. Throws `Unseen`.
 */
export function openChannel(): Channel {
  const folder = privateFolder();
  try {
    const [questions, answers] = [`${folder}/questions`, `${folder}/answers`];
    const { status } = spawnSync('mkfifo', [questions, answers], {
      stdio: 'ignore',
      env: { PATH: trustedPath },
    });
    if (status !== 0) throw new Unseen(phrase`mkfifo creates nothing in ${folder}`);
    // Opening a FIFO for writing without blocking fails unless it has a reader; opening it for reading
    // without blocking always succeeds.
    const first = fs.openSync(questions, O_RDONLY | O_NONBLOCK);
    const read = fs.openSync(answers, O_RDONLY | O_NONBLOCK);
    const write = fs.openSync(questions, O_WRONLY | O_NONBLOCK);
    const theirs = [fs.openSync(questions, O_RDONLY), fs.openSync(answers, O_WRONLY)] as const;
    fs.closeSync(first);
    return { write, read, theirs };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Private to this process: in memory (/run) if that is writable. */
function privateFolder(): string {
  for (const place of ['/run', '/tmp'])
    try {
      return fs.mkdtempSync(`${place}/lxc-lint-`);
    } catch {
      // Try the next one.
    }
  throw new Unseen(phrase`nothing can be created in /run or /tmp`);
}

/** Milliseconds between two tries: short at first, as most answers arrive immediately. */
const naps = { first: 0.05, longest: 2 };

const nap = new Int32Array(new SharedArrayBuffer(4));

/** Polls until `attempt` returns a value or `deadline` passes (as `performance.now` counts). */
export function waitFor<T>(attempt: () => T | undefined, deadline: number): T | undefined {
  for (let pause = naps.first; ; pause = Math.min(pause * 2, naps.longest)) {
    const found = attempt();
    if (found !== undefined) return found;
    if (performance.now() > deadline) return undefined;
    Atomics.wait(nap, 0, 0, pause);
  }
}

/** The result of a call on a descriptor, or undefined where the call would block. */
export function unlessBlocked<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    return undefined;
  }
}
