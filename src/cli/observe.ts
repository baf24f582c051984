import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLog } from '../explain/with-log.ts';
import type { Observed } from '../run/io.ts';
import { UsageError } from '../run/options.ts';
import { readFailure } from './read-failure.ts';
import { linesOf } from './read-lines.ts';

/** Characters of a command’s output that are kept: its end. */
const longest = 4 * 1024 * 1024;

/** Milliseconds without a new line after which a start has ended; one that was sent to the background goes on. */
const quiet = 1000;
const patience = 20_000;

const passed = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * Runs the command that a person asked to have run, with this process’s terminal, and has what it prints and logs read.
 * The log is in a directory of its own that only this user can enter, and is gone afterwards.
 */
export async function observe<T>(
  argv: readonly string[],
  look: (observed: Observed) => Promise<T>,
): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'lxc-lint-'));
  try {
    const { argv: words, log } = withLog(argv, join(directory, 'log'));
    const { status, said } = await run(words, log === undefined);
    if (log !== undefined) await settled(log);
    return await look({ ran: words, status, log: exists(log) ? linesOf(log) : undefined, output: said });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** `both`: what it prints on standard output counts as well; a container’s console stays on the terminal. */
function run(
  [program = '', ...args]: readonly string[],
  both: boolean,
): Promise<{ status: number; said: string }> {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { stdio: ['inherit', both ? 'pipe' : 'inherit', 'pipe'] });
    let said = '';
    const keep = (to: NodeJS.WriteStream) => (chunk: Buffer) => {
      to.write(chunk);
      said = (said + chunk.toString()).slice(-longest);
    };
    child.stdout?.on('data', keep(process.stdout));
    child.stderr?.on('data', keep(process.stderr));
    // A terminal sends Ctrl-C to the command as well; it decides what that means.
    const hand = (signal: NodeJS.Signals) => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of passed) process.on(signal, hand);
    const end = () => {
      for (const signal of passed) process.off(signal, hand);
    };
    child.on('error', (error) => {
      end();
      failed(new UsageError(`cannot run ${program}: ${readFailure(error)}`));
    });
    child.on('close', (code, signal) => {
      end();
      done({ status: code ?? 128 + (signal ? constants.signals[signal] : 0), said });
    });
  });
}

const exists = (file: string | undefined): file is string => file !== undefined && sizeOf(file) > 0;

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** Waits until nothing more is written to the log. */
async function settled(log: string): Promise<void> {
  let size = sizeOf(log);
  for (const end = Date.now() + patience; Date.now() < end; ) {
    await sleep(quiet);
    const now = sizeOf(log);
    if (now === size) return;
    size = now;
  }
}
