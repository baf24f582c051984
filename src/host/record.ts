import { Unseen } from '../base/unseen.ts';
import { saidWithoutSecrets, withoutSecrets } from '../base/withhold.ts';
import type { Host, Identity } from './host.ts';
import {
  matches,
  queryKey,
  type RecordedAnswer,
  type Recording,
  type Value,
  type Verb,
} from './snapshot/answers.ts';
import { NotRecorded } from './snapshot.ts';

export interface Recorder {
  /** Reads through the original and records every answer. */
  readonly host: Host;
  /** All answers so far. */
  answers(): Recording;
}

/**
 * Because facts only ask for what rules need, a recording holds nothing else of the machine. Possible
 * passwords are masked: a snapshot may be sent to strangers.
 */
export function record(original: Host): Recorder {
  const given = new Map<string, RecordedAnswer>();

  const remember = <T>(key: string, look: () => T | undefined, note: (value: T) => Value): T | undefined => {
    try {
      const value = look();
      given.set(key, value === undefined ? { is: 'absent' } : { is: 'there', value: note(value) });
      return value;
    } catch (error) {
      // What is missing in a snapshot is missing in a snapshot of it too.
      if (error instanceof Unseen && !(error instanceof NotRecorded)) {
        const { kind, message: reason } = error;
        if (kind !== 'blocked' && kind !== 'not-applicable') given.set(key, { is: 'unseen', reason, kind });
      }
      throw error;
    }
  };

  const through = (host: Host, asUser?: Identity): Host => {
    const key = (verb: Verb, about: string) => queryKey(verb, about, asUser);
    return {
      caller: host.caller,
      read: (path) =>
        remember(
          key('read', path),
          () => host.read(path),
          (text) => withoutSecrets(path, text),
        ),
      grep: (path, pattern) =>
        remember(
          key('grep', matches(pattern, path)),
          () => host.grep(path, pattern),
          (part) => part,
        ),
      cksum: host.cksum,
      list: (path) =>
        remember(
          key('list', path),
          () => host.list(path),
          (names) => names,
        ),
      stat: (path) =>
        remember(
          key('stat', path),
          () => host.stat(path),
          (stat) => stat,
        ),
      link: (path) =>
        remember(
          key('link', path),
          () => host.link(path),
          (target) => target,
        ),
      program: (path) =>
        remember(
          key('program', path),
          () => host.program(path),
          (program) => program,
        ),
      ask: (argv) =>
        remember(
          key('ask', argv.join(' ')),
          () => host.ask(argv),
          ({ status, out }) => `${status}\n${saidWithoutSecrets(out)}`,
        ),
      processes: (uid) =>
        remember(
          key('processes', `${uid}`),
          () => host.processes(uid),
          (ids) => ids.map(String),
        ) ?? [],
      as: (who) => through(host.as(who), who),
    };
  };

  return {
    host: through(original),
    answers: () => ({ caller: original.caller, answers: withoutEchoes(given) }),
  };
}

/** An answer as a user that equals the caller's, or that the caller never asked for, needs no user name. */
function withoutEchoes(given: ReadonlyMap<string, RecordedAnswer>): Map<string, RecordedAnswer> {
  const plain = new Map<string, RecordedAnswer>();
  for (const [key, answer] of given) {
    const [verb, about] = JSON.parse(key) as [Verb, string];
    const anyone = queryKey(verb, about);
    const first = given.get(anyone) ?? plain.get(anyone);
    const same = first === undefined || JSON.stringify(first) === JSON.stringify(answer);
    plain.set(same ? anyone : key, answer);
  }
  return plain;
}
