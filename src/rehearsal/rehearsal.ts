import { attempt, Unseen } from '../base/unseen.ts';
import { withheldMark } from '../base/withhold.ts';
import type { Executor, PriorState } from '../fix/executor-port.ts';
import type { Change } from '../fix/plan.ts';
import type { Host, Identity, Stat } from '../host/host.ts';
import { type Alteration, altered, realPath } from './altered.ts';
import { alterationsBy, type FileChange, type Ground } from './rehearsed-change.ts';

/** A copy of a machine in memory, on which fixes are tried out to see what comes of them. */
export interface Rehearsal {
  /** The machine as the changes so far leave it. */
  readonly host: Host;
  /** `seen`: the texts that were linted. */
  executor(seen: Seen): Executor;
  /**
   * How much the copy still has of the machine: all that is `known`, what commands are `expected` to leave, or not all, as only
   * the machine itself can tell what they did (`open`).
   */
  state(): 'known' | 'expected' | 'open';
}

type Seen = (path: string) => string | undefined;

/** What differed at the paths of a change before it: of a plan with thousands of changes, no more is kept. */
type Before = (readonly [path: string, was: Alteration | undefined])[];

/** `account`: who makes a change, by the name in it. */
export function rehearse(original: Host, account: (name: string) => Identity): Rehearsal {
  const alterations = new Map<string, Alteration>();
  const host = altered(original, alterations);
  const kept = new Map<PriorState, Before>();
  let state: ReturnType<Rehearsal['state']> = 'known';

  const groundFor = (by: string, seen: Seen): Ground => {
    // What a user's files lead to is looked at as that user.
    const theirs = host.as(account(by));
    const at = (path: string): Alteration | undefined => alterations.get(realPath(theirs, path));
    const stat = (path: string): Stat | undefined | Unseen => attempt(() => theirs.stat(path));
    return {
      text: (path) => {
        const now = at(path)?.text;
        return now === undefined ? (seen(path) ?? null) : now;
      },
      stat: (path) => {
        const found = stat(path);
        return found instanceof Unseen ? undefined : found;
      },
      isMissing: (path) => stat(path) === undefined,
      acl: (path) => at(path)?.acl,
      account,
    };
  };
  const alter = (change: FileChange, seen: Seen, before: Before): void => {
    const theirs = host.as(account(change.by));
    for (const [path, alteration] of alterationsBy(change, groundFor(change.by, seen))) {
      const real = realPath(theirs, path);
      before.push([real, alterations.get(real)]);
      alterations.set(real, { ...alterations.get(real), ...alteration });
      // Of a file that was read in part, the rest is not known.
      if (alteration.text?.includes(withheldMark)) state = 'open';
    }
  };
  const carryOut = (change: Change, seen: Seen, before: Before): void => {
    if (change.do !== 'run') {
      alter(change, seen, before);
      return;
    }
    state = change.leaves === undefined || state === 'open' ? 'open' : 'expected';
    const readAgain: Seen = (path) => seen(path) ?? readable(path, host);
    for (const trace of change.leaves ?? []) alter(trace, readAgain, before);
  };

  return {
    host,
    state: () => state,
    executor: (seen) => ({
      inspect: (change) => {
        if (change.do !== 'run') alterationsBy(change, groundFor(change.by, seen));
        // A token: what was there is kept here.
        return { is: 'command', already: false };
      },
      apply: (change, was) => {
        const before: Before = [];
        kept.set(was, before);
        carryOut(change, seen, before);
      },
      revert: (_change, was) => {
        for (const [path, alteration] of (kept.get(was) ?? []).reverse())
          if (alteration) alterations.set(path, alteration);
          else alterations.delete(path);
        return 'undone';
      },
    }),
  };
}

function readable(path: string, host: Host): string | undefined {
  const text = attempt(() => host.read(path));
  return text instanceof Unseen ? undefined : text;
}
