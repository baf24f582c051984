import { spawnSync } from 'node:child_process';
import { type Phrase, phrase } from '../base/phrase.ts';
import { attempt, Unseen } from '../base/unseen.ts';
import { Refused } from '../fix/refused.ts';
import { credentials, endSession } from '../host/deputy.ts';
import type { Identity } from '../host/host.ts';
import { closeInherited } from '../host/inherited.ts';
import { pathFor } from '../host/run-query.ts';
import { forgetSession, keeperInput } from './keeper.ts';

/** The account whose credentials a change is made with. */
export interface LocalAccount extends Identity {
  readonly home: string;
}

interface CommandInput {
  /** Standard input; empty by default. */
  readonly input?: string;
  /** Open files to pass as descriptors 3, 4, … */
  readonly files?: readonly number[];
}

/** Milliseconds: a command that hangs must not hang for ever. */
const timeoutMs = 15 * 60 * 1000;

/**
 * Stopped halfway, these leave a database that only a person can repair. What is silent on the network they give up by
 * themselves: the rest is a slow machine, or a slow connection.
 */
export const packageManagers = ['apk', 'apt-get', 'dnf', 'pacman', 'xbps-install', 'zypper'];
const packageTimeoutMs = 2 * 60 * 60 * 1000;

/** Another user's process can be stopped by that user, which would hold the lock. */
const othersTimeoutMs = 5 * 60 * 1000;

/**
 * Runs a program as this account and returns its output. Throws `Refused` with the program's own message
 * where it fails.
 */
export function runCommand(
  argv: readonly [string, ...string[]],
  who: LocalAccount,
  caller: LocalAccount,
  how: CommandInput = {},
): string {
  const isOther = who.uid !== caller.uid;
  if (isOther) closeInherited();
  const [program, ...args] = isOther ? asOther(argv, who) : argv;
  const { error, pid, status, signal, stdout, stderr } = spawnSync(program, args, {
    env: environment(who, caller),
    cwd: '/',
    encoding: 'utf8',
    input: how.input ?? '',
    stdio: ['pipe', 'pipe', 'pipe', ...(isOther ? toKeeper() : (how.files ?? []))],
    timeout: isOther ? othersTimeoutMs : patienceFor(argv[0]),
    killSignal: 'SIGKILL',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (isOther) {
    endSession(pid);
    forgetSession();
  }
  if (status === 0) return stdout;
  const why = failures[(error as NodeJS.ErrnoException | undefined)?.code ?? `${status}`] ?? error?.message;
  if (why !== undefined) throw new Refused(phrase`${argv[0]}: ${why}`);
  const last = `${stderr}\n${stdout}`.split('\n').find((line) => line.trim() !== '');
  throw new Refused(
    last
      ? phrase`${argv[0]} failed: ${last.trim()}`
      : phrase`${argv[0]} failed with ${signal ?? status ?? ''}`,
  );
}

const patienceFor = (program: string): number =>
  packageManagers.includes(program) ? packageTimeoutMs : timeoutMs;

const toKeeper = (): readonly (number | 'ignore')[] => [keeperInput() ?? 'ignore'];

/**
 * In its own session, without root's terminal. The keeper learns the session before the process changes its
 * identity.
 */
function asOther(argv: readonly string[], who: LocalAccount): [string, ...string[]] {
  const identity = attempt(() => credentials(who));
  if (identity instanceof Unseen) throw new Refused(identity.reason);
  const begin = 'echo $$ >&3; exec 3>&-; exec setsid setpriv "$@"';
  return ['sh', '-c', begin, 'sh', ...identity, '--', ...argv];
}

/** 126 and 127 are the exit statuses of setpriv(1) where it cannot run a program. */
const failures: Readonly<Record<string, Phrase>> = {
  ENOENT: phrase`not installed`,
  127: phrase`not installed`,
  EACCES: phrase`cannot be executed`,
  126: phrase`cannot be executed`,
  ETIMEDOUT: phrase`did not end in time, and was stopped`,
};

/** What root runs uses no directory or setting that a user has chosen. */
const environment = (who: LocalAccount, caller: LocalAccount): NodeJS.ProcessEnv => ({
  ...(caller.uid === 0 ? {} : { XDG_RUNTIME_DIR: process.env['XDG_RUNTIME_DIR'] }),
  PATH: pathFor(caller),
  HOME: who.home,
  USER: who.name,
  LOGNAME: who.name,
  LC_ALL: 'C',
  DEBIAN_FRONTEND: 'noninteractive',
});
