import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Io } from './io.ts';
import { UsageError } from './options.ts';

const { stdout, stderr, stdin, env } = process;

/** The world as the process has it. */
export const terminal: Io = {
  out: (words) => stdout.write(words),
  err: (words) => stderr.write(words),
  read: (path) => (path === '-' ? text(stdin) : readNamed(path)),
  // Loaded only where a pattern asks for it: it is slower than the whole lint.
  glob: async (pattern) =>
    /[*?[{]/.test(pattern)
      ? (await import('fast-glob')).default(pattern, { absolute: true })
      : [absolute(pattern)],
  terminal: stdout.isTTY === true,
  width: stdout.columns || 80,
  plain: Boolean(env['NO_COLOR']) || env['TERM'] === 'dumb',
  cwd: process.cwd(),
};

async function readNamed(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? error}`);
  }
}

const absolute = (path: string) => (path.startsWith('/') ? path : `${process.cwd()}/${path}`);
