import { userInfo } from 'node:os';
import { type Caller, callerVariables, type Identity } from './host.ts';

/** The current process. */
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
    // A UID without an account, as a container may be started with: the number serves as the name.
    const [uid, gid] = [process.geteuid?.() ?? 0, process.getegid?.() ?? 0];
    return { name: `${uid}`, uid, gid };
  }
}
