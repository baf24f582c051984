import { cksum } from '../base/cksum.ts';
import { phrase, verbatim } from '../base/phrase.ts';
import { Unseen } from '../base/unseen.ts';
import { type Excerpt, excerpt } from './excerpt.ts';
import type { Answer, Host, Identity, Stat } from './host.ts';
import type { Program } from './program.ts';
import {
  matches,
  queryKey,
  type RecordedAnswer,
  type Recording,
  shownAs,
  type Value,
  type Verb,
} from './snapshot/answers.ts';

/** A question that was not asked when the machine was recorded. */
export class NotRecorded extends Unseen {}

/** A recorded machine: it answers what was recorded. What was not recorded is unknown, not absent. */
export function snapshot({ caller, answers: given }: Recording): Host {
  const seenBy = (asUser?: Identity): Host => {
    const answerTo = (verb: Verb, about: string) =>
      given.get(queryKey(verb, about, asUser)) ?? given.get(queryKey(verb, about));
    const recall = (verb: Verb, about: string): Value | undefined => told(answerTo(verb, about), about);
    const grep = (path: string, pattern: RegExp): Excerpt | undefined => {
      const part = answerTo('grep', matches(pattern, path));
      if (part) return told(part, path) as Excerpt | undefined;
      // A file that was recorded as a whole answers every pattern.
      const text = recall('read', path) as string | undefined;
      return text === undefined ? undefined : excerpt(text, pattern);
    };
    // Sound: the format gives each verb the one kind of value that its question has.
    return {
      caller,
      read: (path) => recall('read', path) as string | undefined,
      grep,
      cksum: (path, text) => {
        const whole = answerTo('cksum', shownAs(path, text));
        return whole ? (told(whole, path) as string) : cksum(text);
      },
      list: (path) => recall('list', path) as readonly string[] | undefined,
      stat: (path) => recall('stat', path) as Stat | undefined,
      link: (path) => recall('link', path) as string | undefined,
      program: (path) => recall('program', path) as Program | undefined,
      ask: (argv) => answerOf(recall('ask', argv.join(' ')) as string | undefined),
      processes: (uid) => ((recall('processes', `${uid}`) ?? []) as readonly string[]).map(Number),
      as: (who) => seenBy(who),
    };
  };
  return seenBy();
}

function told(answer: RecordedAnswer | undefined, about: string): Value | undefined {
  if (!answer) throw new NotRecorded(phrase`${about}: not recorded in the snapshot`);
  if (answer.is === 'unseen') throw new Unseen(verbatim(answer.reason), answer.kind);
  return answer.is === 'absent' ? undefined : answer.value;
}

/** An answer is stored as its exit status on the first line, then the output. */
function answerOf(kept: string | undefined): Answer | undefined {
  if (kept === undefined) return undefined;
  const end = kept.indexOf('\n');
  return { status: Number(kept.slice(0, end)), out: kept.slice(end + 1) };
}
