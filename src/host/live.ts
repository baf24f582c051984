import * as fs from 'node:fs';
import type { UnseenKind } from '../base/unseen.ts';
import { files } from './files.ts';
import type { Caller, Host, Identity } from './host.ts';
import { become, lookAs, whoAmI } from './identity.ts';
import { ask } from './run-query.ts';

/** The running machine. */
export const live = (): Host => {
  const caller = whoAmI();
  const host = (me: Identity, refused: UnseenKind = 'denied'): Host => ({
    caller,
    ...files((path) => path, me, refused),
    ask: (argv) => ask(argv, caller),
    processes: (uid) => processes(uid, caller),
    // Only root can take on another's eyes; anybody else goes on seeing what he sees, and what he is refused the other may see.
    as: (who) => (caller.uid === 0 || caller.uid === who.uid ? host(who) : host(me, 'unknown')),
  });
  return host(caller);
};

/** Ends the looking in others' eyes: the process is the caller's own again. */
export const comeBack = (to: Caller): void => become(to);

function processes(uid: number, caller: Caller): number[] {
  // Not in the user's eyes: this process would then count as one of his.
  lookAs(caller);
  const ids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const mine = ids.filter((id) => fs.statSync(`/proc/${id}`, { throwIfNoEntry: false })?.uid === uid);
  return mine.map(Number).sort((a, b) => a - b);
}
