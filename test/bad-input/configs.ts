import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { fifo, put } from '../support/temporary.ts';

// Configs that nobody wrote on purpose.

export interface Row {
  readonly name: string;
  /** Makes the config at this path, and what it needs in the folder beside it. */
  readonly make: (path: string, folder: string) => unknown;
  readonly rule?: string;
  readonly status?: 'pass' | 'fail' | 'unknown';
  /** In the report for people. */
  readonly lxcMessage: RegExp;
  readonly code: number;
  /** What is said instead where it is given as the config to lint. */
  readonly refused?: RegExp;
}

const long = 'x'.repeat(5_000_000);
const uts = 'lxc.uts.name = a';
const fails = { status: 'fail', code: 1 } as const;
const include = { rule: 'config-include', ...fails } as const;
const syntax = { rule: 'config-syntax', ...fails } as const;
const open = { status: 'unknown', code: 3 } as const;
const passes = { rule: 'config-syntax', status: 'pass', lxcMessage: /no problems found/, code: 0 } as const;

export const configs: readonly Row[] = [
  {
    name: 'missing',
    make: () => {},
    ...fails,
    lxcMessage: /does not exist/,
    refused: /there is no such file/,
  },
  {
    name: 'a folder',
    make: (path) => mkdirSync(path),
    ...fails,
    lxcMessage: /is a directory/,
    refused: /is a directory/,
  },
  {
    name: 'a FIFO',
    make: fifo,
    ...fails,
    lxcMessage: /is not a regular file/,
    refused: /is not a regular file/,
  },
  {
    name: 'a device',
    make: (path) => symlinkSync('/dev/zero', path),
    ...fails,
    lxcMessage: /not a regular file|does not exist/,
    refused: /is not a regular file/,
  },
  {
    name: 'a circle of links',
    make: (path) => symlinkSync('config', path),
    ...open,
    lxcMessage: /too many levels of symbolic links/,
  },
  {
    name: '100 MB',
    make: (path) => truncateSync(put(path), 100_000_000),
    ...open,
    lxcMessage: /larger than 16 MiB/,
  },
  { name: 'empty', make: (path) => put(path), ...passes },
  { name: 'without a last newline', make: (path) => put(path, uts), ...passes },
  { name: 'CRLF', make: (path) => put(path, `${uts}\r\nlxc.arch = x86_64\r\n`), ...passes },
  { name: 'noise', make: (path) => put(path, noise()), ...passes, refused: /is no config of LXC/ },
  { name: 'not UTF-8', make: (path) => put(path, Buffer.from(`${uts}\xe9`, 'latin1')), ...passes },
  { name: 'a NUL ends it', make: (path) => put(path, `${uts}\0\nlxc.zz = 1\n`), ...passes },
  {
    name: 'a word of 5 MB',
    make: (path) => put(path, `${long}\n`),
    ...passes,
    refused: /is no config of LXC/,
  },
  { name: '5 MB of blanks', make: (path) => put(path, `lxc.uts.name${' '.repeat(5_000_000)}= a`), ...passes },
  {
    name: 'not UTF-8, in a key',
    make: (path) => put(path, Buffer.from('lxc.\xe9 = 1', 'latin1')),
    ...syntax,
    lxcMessage: /unknown key/,
  },
  {
    name: 'CR before a bad key',
    make: (path) => put(path, `${uts}\rlxc.zz = 1`),
    ...syntax,
    lxcMessage: /unknown key "lxc.zz"/,
  },
  {
    name: 'a key of 5 MB',
    make: (path) => put(path, `lxc.${long} = 1`),
    ...syntax,
    lxcMessage: /unknown key/,
  },
  {
    name: 'a value of 5 MB',
    make: (path) => put(path, `lxc.uts.name = ${long}`),
    ...syntax,
    lxcMessage: /5000000 bytes/,
  },
  {
    name: 'a map of 5 MB',
    make: (path) => put(path, `lxc.idmap = u 0 ${long} 1`),
    ...syntax,
    lxcMessage: /is not a number/,
  },
  {
    name: 'a byte order mark',
    make: (path) => put(path, `\ufeff${uts}`),
    rule: 'config-syntax',
    status: 'fail',
    lxcMessage: /\+ lxc\.uts\.name = a/,
    code: 0,
  },
  {
    name: 'including itself',
    make: (path, beside) => put(path, `lxc.include = ${beside}/config`),
    ...include,
    lxcMessage: /includes itself/,
  },
  {
    name: 'including each other',
    make: (path, beside) => each(path, beside),
    ...include,
    lxcMessage: /config" includes itself/,
  },
  {
    name: 'including nothing',
    make: (path, beside) => put(path, `lxc.include = ${beside}/no`),
    ...include,
    lxcMessage: /no" does not exist/,
  },
  {
    name: 'including 5 MB',
    make: (path) => put(path, `lxc.include = /${long}`),
    ...include,
    lxcMessage: /does not exist/,
  },
  {
    name: 'including a FIFO',
    make: piped,
    rule: 'config-include',
    ...open,
    lxcMessage: /fifo: not a regular file/,
  },
  {
    name: 'including 10,000 files',
    make: crowd,
    rule: 'config-include',
    ...open,
    lxcMessage: /too (?:much|many lines) to read/,
  },
];

/** The same noise every time, without a line that could mean something. */
const noise = () => Buffer.from(Array.from({ length: 3000 }, (_, index) => 128 + ((index * 7919) % 127)));

function each(path: string, beside: string): void {
  put(path, `lxc.include = ${beside}/other`);
  put(path.replace(/config$/, 'other'), `lxc.include = ${beside}/config`);
}

function piped(path: string, beside: string): void {
  put(path, `lxc.include = ${beside}/fifo`);
  fifo(path.replace(/config$/, 'fifo'));
}

function crowd(path: string, beside: string): void {
  put(path, `lxc.include = ${beside}/many`);
  const many = path.replace(/config$/, 'many');
  mkdirSync(many);
  execFileSync('bash', ['-c', 'cd "$1" && seq -f %g.conf 10000 | xargs touch', 'bash', many]);
}
