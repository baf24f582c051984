import { attempt, Unseen } from '../base/unseen.ts';
import type { Host } from '../host/host.ts';
import type { Fact, Know } from '../model/fact.ts';
import type { Container, Kind, Machine, Subject, Subjects, User } from '../model/subject.ts';

/** Everything known about one machine so far: each fact is looked up once per subject, and so is each refusal. */
export function knowledge(host: Host, machine: Machine): <K extends Kind>(about: Subjects[K]) => Know<K> {
  const settled = new Map<Subject, Map<unknown, unknown>>();

  const about = <K extends Kind>(subject: Subjects[K]): Know<K> => {
    return <J extends Kind, T>(fact: Fact<J, T>, other?: Subjects[J]): T => {
      // Sound: `Within` lets a fact be asked only about a kind that the subject is or belongs to.
      const owner = other ?? (belonging(fact.of, subject, machine) as Subjects[J]);
      const known = settled.get(owner) ?? new Map<unknown, unknown>();
      settled.set(owner, known);
      if (!known.has(fact))
        known.set(
          fact,
          attempt(() => fact.look(host, owner, about<J>(owner) as Know<J>)),
        );
      const value = known.get(fact);
      if (value instanceof Unseen) throw value;
      // Sound: the only value under this key is what the same fact's `look` gave.
      return value as T;
    };
  };
  return about;
}

function belonging(kind: Kind, subject: Subject, machine: Machine): Machine | User | Container {
  if (kind === 'machine') return machine;
  return kind === 'user' && subject.kind === 'container' ? subject.user : subject;
}
