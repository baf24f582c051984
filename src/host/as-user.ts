import { isDeepStrictEqual } from 'node:util';
import { phrase, verbatim } from '../base/phrase.ts';
import { shortened } from '../base/printable.ts';
import { Unseen } from '../base/unseen.ts';
import type { Deputies } from './deputies.ts';
import type { Files } from './files.ts';
import type { Identity, Stat } from './host.ts';
import { others, ownLook } from './own-look.ts';
import type { Accessor } from './permit.ts';
import { credentialsOf } from './process-credentials.ts';
import { longestReason, type Question } from './question.ts';

/**
 * Milliseconds for one answer, and for all about one user: a process of his that is stopped must not stop root. Each answer
 * adds what it may take on a busy machine: 10,000 containers are 200,000 answers.
 */
const timeoutMs = 10_000;
const allPatience = 30_000;
const forEach = 3;

/**
 * The machine's files with a user's permissions, as his deputy finds them. The user can make it say anything, so its word
 * counts for what is his alone. What stands where only root can have put it root looks at as well, as far as the modes let
 * the user go: else a deputy that guesses would be told when it is right. Where they differ, nothing is known.
 */
export function filesAsUser(who: Identity, deputies: Deputies, acl: Accessor['acl']): Files {
  // It starts while something else is looked at.
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
  const look = (question: Question, isValue: (value: unknown) => boolean): unknown => {
    // What changes meanwhile is the same at the second look.
    for (let tries = 2; tries > 0; tries -= 1) {
      const answer = Object(asked(question));
      if (typeof answer.unseen === 'string')
        throw new Unseen(
          verbatim(shortened(answer.unseen, longestReason)),
          answer.kind === 'denied' ? 'denied' : 'unknown',
        );
      const value = answer.value === null ? undefined : alone(answer.value);
      const ours = ownLook(question, who.uid, his);
      if ((answer.value === null || isValue(value)) && (ours === others || isDeepStrictEqual(ours, value)))
        return value;
    }
    throw new Unseen(phrase`${question.path}: root and ${who.name} do not see the same there`);
  };
  // Sound: `look` throws where it is not what the question asks for.
  return {
    read: (path) => look({ look: 'read', path }, isText) as string | undefined,
    list: (path) => look({ look: 'list', path }, isNames) as readonly string[] | undefined,
    stat: (path) => look({ look: 'stat', path }, isStat) as Stat | undefined,
    link: (path) => look({ look: 'link', path }, isText) as string | undefined,
  };
}

const isText = (value: unknown) => typeof value === 'string';
const isNames = (value: unknown) => Array.isArray(value) && value.every(isText);
const isStat = (value: unknown) => {
  const { kind, uid, gid, mode } = Object(value);
  return ['file', 'directory', 'other'].includes(kind) && [uid, gid, mode].every(Number.isInteger);
};

/** Of what it says of a file no more than was asked for. */
function alone(value: unknown): unknown {
  const { kind, uid, gid, mode } = Object(value);
  return kind === undefined ? value : { kind, uid, gid, mode };
}
