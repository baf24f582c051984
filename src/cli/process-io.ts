import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { decode, encode } from '../base/bytes.ts';
import { printable } from '../base/printable.ts';
import type { Io } from '../run/io.ts';
import { UsageError } from '../run/options.ts';
import { deputyProgram } from './deputy-program.ts';
import { keepIn } from './keep-in.ts';
import { readFailure } from './read-failure.ts';
import { linesOf } from './read-lines.ts';
import { replaceFile } from './replace-file.ts';
import { forcedColor, isAscii } from './terminal.ts';

// What is rarely needed is loaded or opened on demand: each costs more than the lint itself.

const { stdout, env } = process;

/** Input and output of this process. */
export const processIo: Io = {
  out: (words) => stdout.write(encode(words)),
  err: complain,
  status: showStatus,
  // Editors on Windows write a byte order mark.
  read: async (path) => decode(await readNamed(path)).replace(/^\ufeff/, ''),
  write: replaceFile,
  keep: keepIn,
  lines: linesOf,
  exists: existsSync,
  // Only `explain -- COMMAND` needs it.
  observe: async (argv, look) => (await import('./observe.ts')).observe(argv, look),
  glob: configsNamed,
  deputy: deputyProgram,
  now: () => new Date(),
  terminal: stdout.isTTY === true,
  width: stdout.columns || 80,
  plain: Boolean(env['NO_COLOR']) || env['TERM'] === 'dumb',
  forced: forcedColor(env),
  ascii: isAscii(env),
  cwd: process.cwd(),
};

let heard = false;

/** There is no way to report that standard error cannot be written. */
function complain(words: string): void {
  if (!heard) process.stderr.on('error', () => {});
  heard = true;
  process.stderr.write(words);
}

let isShown = false;

/** Back to the first column, and away with what stood there: ECMA-48, EL. */
function showStatus(text: string): void {
  // Asked late: to make the stream takes longer than most of a lint.
  if ((text === '' && !isShown) || process.stderr.isTTY !== true || env['TERM'] === 'dumb') return;
  isShown = text !== '';
  complain(`\r${printable(text)}\u001b[K`);
}

/** Bytes. A snapshot takes a tenth of a megabyte. */
const limit = 64 * 1024 * 1024;

async function readNamed(path: string): Promise<Uint8Array> {
  try {
    if (path === '-') return await drain(process.stdin);
    // A pipe is accepted as well: `--snapshot <(ssh host lxc-lint snapshot)`.
    const { size } = statSync(path);
    if (size > limit) throw tooLarge;
    return statSync(path).isFile() ? readFileSync(path) : await drain(createReadStream(path));
  } catch (error) {
    const reason = error === tooLarge ? `it is larger than ${limit / 1024 / 1024} MiB` : readFailure(error);
    throw new UsageError(`cannot read ${path === '-' ? 'standard input' : path}: ${reason}`);
  }
}

const tooLarge = new Error('too large');

async function drain(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) throw tooLarge;
  }
  return Buffer.concat(chunks);
}

/** A file as it is named, even if its name looks like a pattern; of a directory, what may be the config of a container. */
async function configsNamed(name: string): Promise<string[]> {
  const found = statSync(name, { throwIfNoEntry: false });
  if (found?.isDirectory()) return matching(['**/config', '**/*.conf'], name);
  return found || !/[*?[{]/.test(name) ? [absolute(name)] : matching([name], process.cwd());
}

/** In the order of their names. Nothing hidden, such as the .git of a checkout, unless a pattern says so. */
async function matching(patterns: string[], cwd: string): Promise<string[]> {
  const { default: glob } = await import('fast-glob');
  try {
    return (await glob(patterns, { cwd, absolute: true })).sort();
  } catch (error) {
    const { path = cwd } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot read ${path}: ${readFailure(error)}`);
  }
}

const absolute = (path: string) => (path.startsWith('/') ? path : `${process.cwd()}/${path}`);
