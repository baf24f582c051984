import { isDeepStrictEqual } from 'node:util';
import { phrase, verbatim } from '../base/phrase.ts';
import { shortened } from '../base/printable.ts';
import { Unseen } from '../base/unseen.ts';
import type { Deputies } from './deputies.ts';
import type { Files } from './files.ts';
import type { Identity, Stat } from './host.ts';
import { only } from './only.ts';
import { others, ownLook } from './own-look.ts';
import type { Accessor } from './permit.ts';
import { credentialsOf } from './process-credentials.ts';
import type { Program } from './program.ts';
import { longestReason, type Question } from './question.ts';

/**
 * Milliseconds for one answer, and for all answers about one user: a process that its user has stopped must
 * not stop root. Each answer extends the total by what it may take on a busy host: 10,000 containers are
 * 200,000 answers.
 */
const timeoutMs = 10_000;
const allPatience = 30_000;
const forEach = 3;

/**
 * The host's files with a user's permissions, as the user's deputy reads them. The user can make the deputy
 * say anything, so its answers are trusted only for what the user controls. Where only root controls the
 * path, root reads it as well, as far as the modes permit the user: otherwise a deputy that guesses would
 * learn when its guess is right. Where the two differ, the result is unknown.
 */
export function filesAsUser(who: Identity, deputies: Deputies, acl: Accessor['acl']): Files {
  // Starts in the background while other checks run.
  deputies.of(who);
  let left = allPatience;
  const asked = (question: Question): unknown => {
    const begun = performance.now();
    try {
      return deputies.of(who).ask(question, Math.min(timeoutMs, left));
    } finally {
      left -= performance.now() - begun - forEach;
    }
  };
  const his: Accessor = { credentials: credentialsOf(who, () => deputies.of(who).pid), acl };
  const look = (question: Question): unknown => {
    // A difference caused by a concurrent change is gone on the second try.
    for (let tries = 2; tries > 0; tries -= 1) {
      const answer = Object(asked(question));
      if (typeof answer.unseen === 'string')
        throw new Unseen(
          verbatim(shortened(answer.unseen, longestReason)),
          answer.kind === 'denied' ? 'denied' : 'unknown',
        );
      const value = answer.value === null ? undefined : only[question.look](answer.value);
      const ours = ownLook(question, who.uid, his);
      const isAnswer = answer.value === null || value !== undefined;
      if (isAnswer && (ours === others || isDeepStrictEqual(ours, value))) return value;
    }
    throw new Unseen(phrase`${question.path}: root and ${who.name} do not see the same there`);
  };
  // Sound: `look` throws unless the value has the type that the question asks for.
  return {
    read: (path) => look({ look: 'read', path }) as string | undefined,
    list: (path) => look({ look: 'list', path }) as readonly string[] | undefined,
    stat: (path) => look({ look: 'stat', path }) as Stat | undefined,
    link: (path) => look({ look: 'link', path }) as string | undefined,
    program: (path) => look({ look: 'program', path }) as Program | undefined,
  };
}
