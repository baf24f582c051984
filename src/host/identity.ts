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

/**
 * Takes on an account's effective uid, gid and groups. Lazily: consecutive looks in the same eyes switch once.
 * The real uid stays root, so nobody but root can trace or signal this process meanwhile.
 */
export function become(who: Identity | Caller): void {
  const { name, uid, gid } = who;
  if (process.getuid?.() !== 0 || (process.geteuid?.() === uid && process.getegid?.() === gid)) return;
  // Each of these interrupts all threads of Node's.
  if (process.geteuid?.() !== 0) process.seteuid?.(0);
  if ('groups' in who) process.setgroups?.([...who.groups]);
  else process.initgroups?.(name, gid);
  process.setegid?.(gid);
  if (uid !== 0) process.seteuid?.(uid);
}
