import type { Deputy } from './deputy.ts';
import type { Identity } from './host.ts';

/** The deputies of one run as root: one for each account whose files are read or changed. */
export interface Deputies {
  /** The deputy of this account. A deputy that failed to answer is not replaced. */
  of(who: Identity): Deputy;
  /** A new deputy for a change, even if the previous one failed. */
  anew(who: Identity): Deputy;
  /** All deputies so far: none of them counts as one of the user's processes. */
  readonly pids: ReadonlySet<number>;
  end(): void;
}

/** How many run at a time: each is a separate Node. Users are processed one after the other. */
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
