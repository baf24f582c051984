import { spawnSync } from 'node:child_process';
import { phrase } from '../base/phrase.ts';
import { Unseen } from '../base/unseen.ts';
import { type Answer, type Caller, type Identity, sizeLimit } from './host.ts';
import { NoReply } from './silence.ts';

/** Where root looks for programs: never in a folder that a user chose. */
export const trustedPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** A user's own may lack the folders of getcap and the like. An empty word in it would be the current folder. */
export const pathFor = ({ uid }: Identity): string =>
  [uid === 0 ? '' : process.env['PATH'], trustedPath].filter(Boolean).join(':');

/** Milliseconds. Nothing that is asked takes long; a program that hangs must not hang the lint. */
const timeoutMs = 5000;

/**
 * What is asked about files that may be a user's own. In a file system that a user answers for (FUSE) it may wait for ever, and
 * not even SIGKILL ends it (request_wait_answer() in fs/fuse/dev.c): then timeout(1), which waits for it, is killed in its place.
 */
const leaving: ReadonlySet<string> = new Set(['getfacl']);
const abandoned = ['timeout', '--signal=KILL', '4'] as const;

/** What timeout(1) ends with where there is no such program, and where it had to end it. */
const [notFound, ended] = [127, 137];

/** Asks a program, as the caller. */
export function ask(argv: readonly [string, ...string[]], caller: Caller): Answer | undefined {
  const [program] = argv;
  const [command, ...args] = leaving.has(program) ? [...abandoned, ...argv] : argv;
  const { error, status, stdout } = spawnSync(command, args, {
    env: { PATH: pathFor(caller), LC_ALL: 'C' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: timeoutMs,
    // What is stopped does not hear anything milder.
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
