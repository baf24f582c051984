import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { phrase } from '../base/phrase.ts';
import { Unseen } from '../base/unseen.ts';
import { trustedPath } from './run-query.ts';

/** The two ends of a way to talk with another process: plain descriptors, so that waiting can have an end. */
export interface Channel {
  /** Never blocks. */
  readonly write: number;
  /** Never blocks. */
  readonly read: number;
  /** What the other process gets as its standard input and output. */
  readonly theirs: readonly [input: number, output: number];
}

const { O_NONBLOCK, O_RDONLY, O_WRONLY } = fs.constants;

/**
 * Node makes no pipes but streams, which only its event loop reads; a FIFO can be read while waiting. They are gone from
 * the file system before anybody is told of them. Throws `Unseen`.
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
    // A FIFO opens for writing only where somebody reads already, and for reading at once only where nobody waits.
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

/** Where nobody else can get: in memory, if that can be written. */
function privateFolder(): string {
  for (const place of ['/run', '/tmp'])
    try {
      return fs.mkdtempSync(`${place}/lxc-lint-`);
    } catch {
      // The next one may do.
    }
  throw new Unseen(phrase`nothing can be created in /run or /tmp`);
}

/** Milliseconds between two tries: short at first, as most answers come at once. */
const naps = { first: 0.05, longest: 2 };

const nap = new Int32Array(new SharedArrayBuffer(4));

/** Tries again and again until there is something, or until `deadline` (as `performance.now` counts). */
export function waitFor<T>(attempt: () => T | undefined, deadline: number): T | undefined {
  for (let pause = naps.first; ; pause = Math.min(pause * 2, naps.longest)) {
    const found = attempt();
    if (found !== undefined) return found;
    if (performance.now() > deadline) return undefined;
    Atomics.wait(nap, 0, 0, pause);
  }
}

/** What a call on a descriptor gives, or undefined where it would have to wait. */
export function unlessBlocked<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    return undefined;
  }
}
