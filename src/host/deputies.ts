import type { Deputy } from './deputy.ts';
import type { Identity } from './host.ts';

/** The deputies of a run of root's: one for each account that something is looked at or changed for. */
export interface Deputies {
  /** The one that looks for this account. One that gave no answer stays without one. */
  of(who: Identity): Deputy;
  /** One for a change, which gets another chance whatever became of the last. */
  anew(who: Identity): Deputy;
  /** The processes that they were and are: none of them is a user's own. */
  readonly pids: ReadonlySet<number>;
  /** Ends all of them. */
  end(): void;
}

/** So many at a time: each is a Node of its own. Users are looked at one after the other. */
const most = 2;

export function deputies(start: (who: Identity) => Deputy): Deputies {
  const running = new Map<number, Deputy>();
  const pids = new Set<number>();
  const begin = (who: Identity): Deputy => {
    const open = [...running].filter(([, each]) => each.isOpen());
    for (const [uid, oldest] of open.slice(0, Math.max(0, open.length - most + 1))) {
      oldest.end();
      running.delete(uid);
    }
    const deputy = start(who);
    if (deputy.pid !== undefined) pids.add(deputy.pid);
    running.set(who.uid, deputy);
    return deputy;
  };
  return {
    pids,
    of: (who) => running.get(who.uid) ?? begin(who),
    anew(who) {
      running.get(who.uid)?.end();
      running.delete(who.uid);
      return begin(who);
    },
    end() {
      for (const each of running.values()) each.end();
      running.clear();
    },
  };
}
