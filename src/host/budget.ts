import { phrase } from '../base/phrase.ts';
import { attempt, Unseen } from '../base/unseen.ts';
import type { Host } from './host.ts';
import { NoReply } from './silence.ts';

/**
 * What reading costs: `questions` start a program or scan all processes, `lines` count lines of text and
 * directory entries.
 */
export interface Budget {
  looks: number;
  questions: number;
  lines: number;
  characters: number;
}

/** The cost of a question that times out. */
const silence = 1000;

/**
 * The same machine, with a limit on what is read. It counts work rather than time, so that a busy host and a
 * snapshot of it give the same result. What exceeds the budget is unseen.
 */
export function budgeted(original: Host, whose: string, budget: Readonly<Budget>): Host {
  const left = { ...budget };
  const spend = (what: keyof Budget, work: number): void => {
    left[what] -= work;
    if (Object.values(left).some((each) => each < 0))
      throw new Unseen(
        phrase`there is more to check for ${whose} than anyone would have: the rest was left out`,
      );
  };
  const paidFor = (text: string | undefined): void => {
    if (text === undefined) return;
    spend('characters', text.length);
    spend('lines', linesIn(text));
  };
  /** A timeout takes seconds. An offline host refuses immediately. */
  const paidForSilence = <T>(question: () => T): T => {
    const answer = attempt(question);
    if (!(answer instanceof Unseen)) return answer;
    if (answer instanceof NoReply) spend('questions', silence);
    throw answer;
  };
  const through = (host: Host): Host => {
    const look = <T>(glance: () => T): T => {
      spend('looks', 1);
      return glance();
    };
    return {
      caller: host.caller,
      read: (path) => {
        const text = look(() => host.read(path));
        paidFor(text);
        return text;
      },
      grep: (path, pattern) => {
        const part = look(() => host.grep(path, pattern));
        spend('lines', part?.length ?? 0);
        return part;
      },
      cksum: host.cksum,
      list: (path) => {
        const names = look(() => host.list(path));
        spend('lines', names?.length ?? 0);
        return names;
      },
      stat: (path) => look(() => host.stat(path)),
      link: (path) => look(() => host.link(path)),
      program: (path) => look(() => host.program(path)),
      ask: (argv) => {
        spend('questions', 1);
        const answer = paidForSilence(() => host.ask(argv));
        paidFor(answer?.out);
        return answer;
      },
      processes: (uid) => {
        spend('questions', 1);
        return host.processes(uid);
      },
      as: (who) => through(host.as(who)),
    };
  };
  return through(original);
}

function linesIn(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
