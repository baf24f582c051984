import { spawnSync } from 'node:child_process';
import { Unseen } from '../base/unseen.ts';
import { type Answer, type Caller, sizeLimit } from './host.ts';
import { become } from './identity.ts';

/** Where root looks for programs: never in a folder that a user chose. */
export const trustedPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Milliseconds. Nothing that is asked takes long; a program that hangs must not hang the lint. */
const patience = 5000;

/** Asks a program, as the caller. */
export function ask([program, ...args]: readonly [string, ...string[]], caller: Caller): Answer | undefined {
  become(caller);
  const root = process.getuid?.() === 0;
  // A user's PATH may lack the folders of getcap and the like.
  const PATH = root ? trustedPath : `${process.env['PATH'] ?? ''}:${trustedPath}`;
  const { error, status, stdout } = spawnSync(program, args, {
    env: { PATH, LC_ALL: 'C' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: patience,
    maxBuffer: sizeLimit,
  });
  if (error && (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  if (error || status === null)
    throw new Unseen(`${program}: ${error?.message ?? 'ended without an answer'}`);
  return { status, out: stdout };
}
