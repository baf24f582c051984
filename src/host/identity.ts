import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { type Caller, callerVariables, type Identity } from './host.ts';

declare global {
  namespace NodeJS {
    interface Process {
      /** In Node since 0.9.4, missing from its type package: the groups the user database gives this user, and one more. */
      initgroups?(user: string | number, extraGroup: number): void;
    }
  }
}

/** The process that looks. */
export function whoAmI(): Caller {
  const env = Object.fromEntries(
    callerVariables.flatMap((key) => (process.env[key] === undefined ? [] : [[key, process.env[key]]])),
  );
  return { ...myAccount(), groups: process.getgroups?.() ?? [], env };
}

function myAccount(): Identity {
  try {
    const { username: name, uid, gid } = userInfo();
    return { name, uid, gid };
  } catch {
    // Nobody's uid, as a container that was started with one may give: its number has to do for a name.
    const [uid, gid] = [process.geteuid?.() ?? 0, process.getegid?.() ?? 0];
    return { name: `${uid}`, uid, gid };
  }
}

/** Whose groups this process has, once it has taken on somebody's; `torn` where that failed halfway. */
let wearing: Identity | Caller | 'torn' | undefined;

/**
 * Takes on an account's effective uid, gid and groups. Lazily: consecutive looks in the same eyes switch once.
 * The real uid stays root, so nobody but root can trace or signal this process meanwhile.
 */
export function become(who: Identity | Caller): void {
  const { name, uid, gid } = who;
  if (process.getuid?.() !== 0) return;
  const dressed = wearing === who || (wearing === undefined && process.getegid?.() === gid);
  if (dressed && process.geteuid?.() === uid) return;
  // Each of these interrupts all threads of Node's.
  if (process.geteuid?.() !== 0) process.seteuid?.(0);
  if (wearing !== who) {
    wearing = 'torn';
    if ('groups' in who) process.setgroups?.([...who.groups]);
    else process.initgroups?.(name, gid);
    process.setegid?.(gid);
    wearing = who;
  }
  if (uid !== 0) process.seteuid?.(uid);
}

/** The same, to look and do nothing else: a root that sees past all permissions keeps the groups of whom it was last. */
export function lookAs(who: Identity | Caller): void {
  if (who.uid !== 0 || process.getuid?.() !== 0 || !seesAll()) become(who);
  else if (process.geteuid?.() !== 0) process.seteuid?.(0);
}

let sees: boolean | undefined;

/** Whether CAP_DAC_READ_SEARCH is permitted, which a root in a container may lack: proc_pid_status(5), capabilities(7). */
function seesAll(): boolean {
  sees ??= permitted(2n);
  return sees;
}

function permitted(capability: bigint): boolean {
  try {
    const [, mask] = /^CapPrm:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    return mask !== undefined && ((BigInt(`0x${mask}`) >> capability) & 1n) === 1n;
  } catch {
    return false;
  }
}
