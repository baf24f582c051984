import { groupBy } from '../base/grouped.ts';
import { list, type Phrase, phrase } from '../base/phrase.ts';
import type { SubjectId } from '../model/finding.ts';
import { someOf } from './some-of.ts';

/** Subjects of one kind as a heading. Of several, the first is the one whose finding is shown. */
export function subjectsHeading(subjects: readonly [SubjectId, ...SubjectId[]]): Phrase {
  const [first, ...others] = subjects;
  if (first.kind === 'machine') return phrase`this host`;
  if (first.kind === 'user') {
    const users = someOf(subjects.flatMap((each) => (each.kind === 'user' ? each.user : [])));
    return others.length === 0
      ? phrase`user ${users}`
      : phrase`users ${users} (shown for ${someOf([first.user])})`;
  }
  const containers = subjects.flatMap((each) => (each.kind === 'container' ? each : []));
  const owned = [...groupBy(containers, ({ user }) => user)].map(
    ([user, all]) => phrase`${someOf(all.map(({ name }) => name))} of ${someOf([user])}`,
  );
  return others.length === 0
    ? phrase`container ${list(owned)}`
    : phrase`containers ${list(owned)} (shown for ${owned.length > 1 ? owner(first) : someOf([first.name])})`;
}

const owner = ({ name, user }: { readonly name: string; readonly user: string }): Phrase =>
  phrase`${someOf([name])} of ${someOf([user])}`;
