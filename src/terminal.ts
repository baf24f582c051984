import { readFileSync } from 'node:fs';
import type { Io } from './io.ts';
import { UsageError } from './options.ts';

// What is rarely needed is loaded or opened only when it is: each costs more than the lint itself.

const { stdout, env } = process;

/** The world as the process has it. */
export const terminal: Io = {
  out: (words) => stdout.write(words),
  err: (words) => process.stderr.write(words),
  read: async (path) =>
    path === '-' ? (await import('node:stream/consumers')).text(process.stdin) : readNamed(path),
  glob: async (pattern) =>
    /[*?[{]/.test(pattern)
      ? (await import('fast-glob')).default(pattern, { absolute: true })
      : [absolute(pattern)],
  now: () => new Date(),
  terminal: stdout.isTTY === true,
  width: stdout.columns || 80,
  plain: Boolean(env['NO_COLOR']) || env['TERM'] === 'dumb',
  cwd: process.cwd(),
};

function readNamed(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? error}`);
  }
}

const absolute = (path: string) => (path.startsWith('/') ? path : `${process.cwd()}/${path}`);
