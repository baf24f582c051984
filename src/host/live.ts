import * as fs from 'node:fs';
import { filesAsUser } from './as-user.ts';
import type { Deputies } from './deputies.ts';
import { files, inParts } from './files.ts';
import { aclReader } from './held-acl.ts';
import type { Host, Identity } from './host.ts';
import { whoAmI } from './identity.ts';
import { refuseOwnProcess } from './own-process.ts';
import { ask } from './run-query.ts';

/** The running host. Files are read as another user through a deputy, which needs root. */
export const live = (deputies: Deputies): Host => {
  const caller = whoAmI();
  const acl = aclReader(caller);
  const host = (looks: ReturnType<typeof files>): Host => ({
    caller,
    ...inParts(looks),
    ask: (argv) => ask(argv, caller),
    processes: (uid) => processes(uid, deputies.pids),
    as: (who) => host(looksOf(who)),
  });
  const looksOf = (who: Identity) => {
    if (who.uid === caller.uid) return files(notOwnProcess, 'denied');
    // Only root can read as another user: what the caller is refused, that user may be able to read.
    return caller.uid === 0 ? filesAsUser(who, deputies, acl) : files(notOwnProcess, 'unknown');
  };
  return host(files((path) => path, 'denied'));
};

/** Rejects paths through /proc/self when reading as a user. */
export function notOwnProcess(path: string): string {
  refuseOwnProcess(path);
  return path;
}

function processes(uid: number, ours: ReadonlySet<number>): number[] {
  const ids = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const his = (id: number) => fs.statSync(`/proc/${id}`, { throwIfNoEntry: false })?.uid === uid;
  return ids.filter((id) => id !== process.pid && !ours.has(id) && his(id)).sort((a, b) => a - b);
}
