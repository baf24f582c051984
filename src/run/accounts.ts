import { phrase } from '../base/phrase.ts';
import { attempt, Unseen } from '../base/unseen.ts';
import { knowledge } from '../engine/knowledge.ts';
import type { LocalAccount } from '../executor/run-command.ts';
import { account } from '../facts/account/account.ts';
import { Refused } from '../fix/refused.ts';
import type { Host } from '../host/host.ts';
import { root } from '../model/action.ts';
import type { Machine } from '../model/subject.ts';

/** The accounts whose credentials changes are made with, by the name in an action. */
export function accountsOf(host: Host): { caller: LocalAccount; account: (name: string) => LocalAccount } {
  const machine: Machine = { kind: 'machine' };
  const find = (name: string): LocalAccount => {
    if (name === root) return { name, uid: 0, gid: 0, home: '/root' };
    const found = attempt(() => knowledge(host, machine)<'user'>({ kind: 'user', name })(account));
    if (found instanceof Unseen) throw new Refused(found.reason);
    return found;
  };
  const { caller } = host;
  const me = { ...caller, home: caller.uid === 0 ? '/root' : find(caller.name).home };
  const accountNamed = (name: string): LocalAccount => {
    // A file that is linted on its own has no known user.
    const who = name === '' || name === caller.name ? me : find(name);
    if (caller.uid !== 0 && who.uid !== caller.uid) throw new Refused(phrase`only root can act as ${name}`);
    return who;
  };
  return { caller: me, account: accountNamed };
}
