import { spawnSync } from 'node:child_process';
import { Refused } from '../fix/refused.ts';
import type { Identity } from '../host/host.ts';
import { become } from '../host/identity.ts';
import { trustedPath } from '../host/run-query.ts';

/** Whose credentials a change is made with. */
export interface Account extends Identity {
  readonly home: string;
}

interface How {
  /** Goes to its standard input, which is empty otherwise. */
  readonly input?: string;
  /** Open files that it gets as descriptors 3, 4, … */
  readonly files?: readonly number[];
}

/** Milliseconds. A package manager on a slow line takes its time; what hangs must not hang for ever. */
const patience = 15 * 60 * 1000;

/** Runs a program as this account, and gives what it printed. Throws `Refused`, with its own last word, where it fails. */
export function run(
  argv: readonly [string, ...string[]],
  who: Account,
  caller: Account,
  how: How = {},
): string {
  const [program, ...args] = argv;
  become(caller);
  const { error, status, signal, stdout, stderr } = spawnSync(program, args, {
    env: environment(who, caller),
    ...(who.uid === caller.uid ? {} : { uid: who.uid, gid: who.gid }),
    cwd: '/',
    encoding: 'utf8',
    input: how.input ?? '',
    stdio: ['pipe', 'pipe', 'pipe', ...(how.files ?? [])],
    timeout: patience,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error)
    throw new Refused(
      `${program}: ${failures[(error as NodeJS.ErrnoException).code ?? ''] ?? error.message}`,
    );
  if (status === 0) return stdout;
  const last = `${stderr}\n${stdout}`.split('\n').find((line) => line.trim() !== '');
  throw new Refused(`${program} failed${last ? `: ${last.trim()}` : ` with ${signal ?? status}`}`);
}

const failures: Readonly<Record<string, string>> = {
  ENOENT: 'is not installed',
  EACCES: 'may not be executed',
  ETIMEDOUT: 'did not come to an end, and was stopped',
};

/** What root runs never looks in a folder that a user chose, nor goes by anything that he said. */
const environment = (who: Account, caller: Account): NodeJS.ProcessEnv => ({
  ...(caller.uid === 0 ? {} : { XDG_RUNTIME_DIR: process.env['XDG_RUNTIME_DIR'] }),
  PATH: caller.uid === 0 ? trustedPath : `${process.env['PATH'] ?? ''}:${trustedPath}`,
  HOME: who.home,
  USER: who.name,
  LOGNAME: who.name,
  LC_ALL: 'C',
  DEBIAN_FRONTEND: 'noninteractive',
});
