import { attempt, Unseen } from '../base/unseen.ts';
import { type Budget, budgeted } from '../host/budget.ts';
import type { Host } from '../host/host.ts';
import { askOnce, lookOnce } from '../host/look-once.ts';
import { hostDecides, nowhere } from '../host/nowhere.ts';
import type { Fact, Know } from '../model/fact.ts';
import type { Container, Machine, Subject, SubjectKind, Subjects, User } from '../model/subject.ts';

/**
 * Everything known about one machine so far: each fact is gathered once per subject, including a refusal.
 * `each` is the budget for one user.
 */
export function knowledge(
  original: Host,
  machine: Machine,
  each: Budget = enough,
): <K extends SubjectKind>(about: Subjects[K]) => Know<K> {
  const shared = askOnce(original);
  const host = lookOnce(shared);
  const settled = new Map<Subject, Map<unknown, unknown>>();
  const hosts = new Map<string, Host>();
  /** A user who exceeds the budget does not affect the others. */
  const hostFor = (subject: Subject): Host => {
    if (subject.kind === 'machine') return host;
    const { name } = subject.kind === 'user' ? subject : subject.user;
    const known = hosts.get(name) ?? lookOnce(budgeted(shared, name === '' ? 'these files' : name, each));
    hosts.set(name, known);
    return known;
  };

  const nothing = nowhere(original.caller);
  const ofUsers = hostDecides();
  /** What a file on its own cannot tell is not asked, least of all of the machine that lints it. */
  const gathered = <J extends SubjectKind, T>(fact: Fact<J, T>, owner: Subjects[J], know: Know<J>): T => {
    if (machine.configOnly && fact.subject === 'user') throw ofUsers;
    const seen = machine.configOnly && !fact.alone ? nothing : hostFor(owner);
    return fact.gather(seen, owner, know);
  };

  const about = <K extends SubjectKind>(subject: Subjects[K]): Know<K> => {
    return <J extends SubjectKind, T>(fact: Fact<J, T>, other?: Subjects[J]): T => {
      // Sound: `Within` permits a fact only for a kind that the subject is or belongs to.
      const owner = other ?? (belonging(fact.subject, subject, machine) as Subjects[J]);
      const known = settled.get(owner) ?? new Map<unknown, unknown>();
      settled.set(owner, known);
      if (!known.has(fact))
        known.set(
          fact,
          attempt(() => gathered(fact, owner, about<J>(owner) as Know<J>)),
        );
      const value = known.get(fact);
      if (value instanceof Unseen) throw value;
      // Sound: the value under this key is what the same fact's `gather` returned.
      return value as T;
    };
  };
  return about;
}

/**
 * For 10,000 containers and half as many more: a healthy one takes some 15 looks and 1 question, and at most
 * 284 lines of 8 kB.
 */
const enough = { looks: 400_000, questions: 20_000, lines: 4_500_000, characters: 128 * 1024 * 1024 };

function belonging(kind: SubjectKind, subject: Subject, machine: Machine): Machine | User | Container {
  if (kind === 'machine') return machine;
  return kind === 'user' && subject.kind === 'container' ? subject.user : subject;
}
