import { Unseen } from '../base/unseen.ts';
import type { Answer, Host, Identity, Stat } from './host.ts';
import { type Answers, question, type Value, type Verb } from './snapshot/answers.ts';

/** A question that nobody asked of the machine when it was written down. */
export class Unmentioned extends Unseen {}

/** A machine that was written down: it answers what was recorded. What was never asked of it is unknown, not absent. */
export function snapshot({ caller, given }: Answers): Host {
  const seenBy = (eyes?: Identity): Host => {
    const recall = (verb: Verb, about: string): Value | undefined => {
      const answer = given.get(question(verb, about, eyes)) ?? given.get(question(verb, about));
      if (!answer) throw new Unmentioned(`${about}: the snapshot does not say`);
      if (answer.is === 'unseen') throw new Unseen(answer.reason, answer.kind);
      return answer.is === 'absent' ? undefined : answer.value;
    };
    // Sound: the format gives each verb the one kind of value that its own question has.
    return {
      caller,
      read: (path) => recall('read', path) as string | undefined,
      list: (path) => recall('list', path) as readonly string[] | undefined,
      stat: (path) => recall('stat', path) as Stat | undefined,
      link: (path) => recall('link', path) as string | undefined,
      ask: (argv) => answerOf(recall('ask', argv.join(' ')) as string | undefined),
      processes: (uid) => ((recall('processes', `${uid}`) ?? []) as readonly string[]).map(Number),
      as: (who) => seenBy(who),
    };
  };
  return seenBy();
}

/** An answer is kept as its exit status on a line of its own, then the words. */
function answerOf(kept: string | undefined): Answer | undefined {
  if (kept === undefined) return undefined;
  const end = kept.indexOf('\n');
  return { status: Number(kept.slice(0, end)), out: kept.slice(end + 1) };
}
