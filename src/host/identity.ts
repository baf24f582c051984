import { realpathSync } from 'node:fs';
import { userInfo } from 'node:os';
import { type Caller, callerVariables, type Identity } from './host.ts';

/** The current process. */
export function whoAmI(): Caller {
  const env = Object.fromEntries(
    callerVariables.flatMap((key) => (process.env[key] === undefined ? [] : [[key, process.env[key]]])),
  );
  const cwd = workingDirectory();
  const here = cwd === undefined ? {} : { PWD: cwd };
  return { ...myAccount(), groups: process.getgroups?.() ?? [], env: { ...env, ...here } };
}

/** As the shell calls it. Who starts a program in another directory, as a CI may, leaves the variable as it was. */
function workingDirectory(): string | undefined {
  const { PWD: called } = process.env;
  try {
    const cwd = process.cwd();
    return called !== undefined && realpathSync(called) === cwd ? called : cwd;
  } catch {
    // One of the two is gone.
    return called;
  }
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
