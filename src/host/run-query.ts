import { spawnSync } from 'node:child_process';
import { phrase } from '../base/phrase.ts';
import { Unseen } from '../base/unseen.ts';
import { type Answer, type Caller, type Identity, sizeLimit } from './host.ts';
import { NoReply } from './silence.ts';

/** Where root searches for programs: never in a directory that a user chose. */
export const trustedPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * A user's PATH may lack the directories of getcap and the like. An empty entry would mean the current
 * directory.
 */
export const pathFor = ({ uid }: Identity): string =>
  [uid === 0 ? '' : process.env['PATH'], trustedPath].filter(Boolean).join(':');

/** Milliseconds. No query takes long; a program that hangs must not hang the lint. */
const timeoutMs = 5000;

/**
 * Queries about files that may be owned by a user. In a file system that a user serves (FUSE) they may block
 * for ever, and not even SIGKILL ends them (request_wait_answer() in fs/fuse/dev.c): then timeout(1), which
 * waits for them, is killed in their place.
 */
const leaving: ReadonlySet<string> = new Set(['getfacl', 'df', 'stat']);
const abandoned = ['timeout', '--signal=KILL', '4'] as const;

/** The exit statuses of timeout(1) for a missing program, and after a kill. */
const [notFound, ended] = [127, 137];

/** Runs a program as the caller. */
export function ask(argv: readonly [string, ...string[]], caller: Caller): Answer | undefined {
  const [program] = argv;
  const [command, ...args] = leaving.has(program) ? [...abandoned, ...argv] : argv;
  const { error, status, stdout } = spawnSync(command, args, {
    env: { PATH: pathFor(caller), LC_ALL: 'C' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: timeoutMs,
    // A stopped process ignores anything milder.
    killSignal: 'SIGKILL',
    maxBuffer: sizeLimit,
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return undefined;
  if (command !== program && status === notFound) return undefined;
  const isLate = (error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT';
  if (isLate || (command !== program && status === ended)) throw new NoReply(program);
  if (error || status === null)
    throw new Unseen(error ? phrase`${program}: ${error.message}` : phrase`${program}: ended by a signal`);
  return { status, out: stdout };
}
