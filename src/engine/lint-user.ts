import type { Phrase } from '../base/phrase.ts';
import { attempt, Unseen } from '../base/unseen.ts';
import { containers as containersOf } from '../facts/config/containers.ts';
import type { CommentsOf } from '../facts/config/parse-suppressions.ts';
import { privileged } from '../facts/config/privileged.ts';
import { suppressionComments as commentsOf } from '../facts/config/suppression-comments.ts';
import type { Outcome } from '../model/finding.ts';
import type { Container, Subject, User } from '../model/subject.ts';
import type { knowledge } from './knowledge.ts';
import { type ContainerVerdict, verdictFor } from './verdict.ts';

/** The results so far, and how rules are applied. */
interface LintContext {
  readonly about: ReturnType<typeof knowledge>;
  readonly ofMachine: readonly Outcome[];
  /** Rules that could have found an error, and are disabled. */
  readonly missing: readonly string[];
  /** Whether a verdict is asked for. */
  readonly asked: boolean;
  apply(subject: Subject): Outcome[];
  concerns(outcome: Outcome, container: Container): boolean;
  watch: ((container: ContainerVerdict) => void) | undefined;
}

/** Which containers of the user: those of these names, or these files as if they were some. */
interface Wanted {
  readonly only: readonly string[] | undefined;
  readonly files: readonly Container[] | undefined;
}

interface LintedUser {
  readonly ofUser: readonly Outcome[];
  readonly ofContainers: readonly Outcome[];
  readonly comments: CommentsOf;
  readonly containers: readonly ContainerVerdict[];
  /** All of the user's containers, including those that were not asked for. */
  readonly otherNames: readonly string[];
  /** Why the user's containers could not be listed. */
  readonly unlisted: readonly { readonly user: User; readonly reason: Phrase }[];
}

/** Lints one user and their containers, or those of them that were asked for. */
export function lintUser(
  user: User,
  { only, files }: Wanted,
  { about, apply, concerns, ofMachine, missing, asked, watch }: LintContext,
): LintedUser {
  const listed = files ?? attempt(() => about<'user'>(user)(containersOf));
  const all = listed instanceof Unseen ? [] : listed;
  const containers = all.filter(({ name }) => only === undefined || only.includes(name));
  const isJudged = (container: Container): boolean =>
    attempt(() => about<'container'>(container)(privileged)) !== true;
  const ofUser = apply(user);
  const decided = new Map<Container, readonly Outcome[]>();
  // What affects the machine or the user affects each of the user's containers, but for what some of them do without.
  const concerning = (container: Container): Outcome[] => [
    ...ofMachine,
    ...ofUser.filter((outcome) => concerns(outcome, container)),
    ...(decided.get(container) ?? []),
  ];
  const judge = (container: Container): ContainerVerdict => {
    if (isJudged(container)) decided.set(container, apply(container));
    const outcomes = asked ? concerning(container) : undefined;
    const verdict = verdictFor(container, outcomes, about<'container'>(container), missing);
    watch?.(verdict);
    return verdict;
  };
  const verdicts = containers.map(judge);
  return {
    ofUser,
    ofContainers: [...decided.values()].flat(),
    comments: collectComments([...decided.keys()], about),
    containers: verdicts,
    otherNames: all.map(({ name }) => name),
    unlisted: isRefusal(listed) ? [{ user, reason: listed.reason }] : [],
  };
}

/** The suppression comments in the files of each of these containers. */
export const collectComments = (containers: readonly Container[], about: LintContext['about']): CommentsOf =>
  new Map(
    containers.map((container) => {
      const found = attempt(() => about<'container'>(container)(commentsOf));
      return [container, found instanceof Unseen ? new Map() : found] as const;
    }),
  );

/** Blocked facts are reported by the finding that blocks them. */
const isRefusal = (found: unknown): found is Unseen => found instanceof Unseen && found.kind !== 'blocked';
