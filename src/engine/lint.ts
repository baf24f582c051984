import { groupBy } from '../base/grouped.ts';
import type { Phrase } from '../base/phrase.ts';
import { attempt } from '../base/unseen.ts';
import { asUser } from '../facts/access/as-user.ts';
import type { CommentsOf } from '../facts/config/parse-suppressions.ts';
import { platform as settingOf } from '../facts/machine/platform.ts';
import type { Host } from '../host/host.ts';
import type { Outcome, Suppressed } from '../model/finding.ts';
import type { Platform } from '../model/platform.ts';
import type { Rules } from '../model/rule.ts';
import { compareStages } from '../model/stage.ts';
import type { Container, Machine, Subject, SubjectKind, User } from '../model/subject.ts';
import { applyRule, maxSeverityOf } from './apply-rule.ts';
import { findingsLimit } from './findings-limit.ts';
import { knowledge } from './knowledge.ts';
import { collectComments, lintUser } from './lint-user.ts';
import type { ContainerVerdict } from './verdict.ts';

/** What is to be looked at. */
export interface Scope {
  readonly machine: Machine;
  readonly users: readonly User[];
  /** Only the containers of these names; all of them where there is no such list. */
  readonly only?: readonly string[] | undefined;
  /** Config files that are judged on their own, instead of anybody's containers. */
  readonly configs?: readonly string[];
  /** Rules that are not applied. Where one of them could have found an error, nobody can say that a container will start. */
  readonly disabledRules?: Rules;
}

export interface Linted {
  readonly platform: Platform;
  readonly outcomes: readonly Outcome[];
  /** What else was found, and has been accepted. */
  readonly suppressed: readonly Suppressed[];
  readonly comments: CommentsOf;
  readonly containers: readonly ContainerVerdict[];
  /** Of all the users' containers, the ones that were not asked for too. */
  readonly otherNames: readonly string[];
  /** Users whose containers could not be listed, and why. */
  readonly unlisted: readonly { readonly user: User; readonly reason: Phrase }[];
}

/** Applies every rule to every subject it is about. The engine has never heard of a rule. */
export function lint(host: Host, rules: Rules, scope: Scope): Linted {
  const { machine, users, configs } = scope;
  const about = knowledge(host, machine);
  const platform = about<'machine'>(machine)(settingOf);
  const inOrder = Object.entries(rules).sort(([, a], [, b]) => compareStages(a.stage, b.stage));
  const within = findingsLimit();
  const byKind = groupBy(inOrder, ([, rule]): SubjectKind => rule.subject);
  const apply = (subject: Subject) =>
    (byKind.get(subject.kind) ?? []).map(([id, rule]) =>
      within(applyRule(id, rule, subject, platform, about)),
    );
  const nothing = { platform, suppressed: [], containers: [], otherNames: [], unlisted: [] };
  if (configs) {
    const lone = configs.map(loneConfig);
    return { ...nothing, outcomes: lone.flatMap(apply), comments: collectComments(lone, about) };
  }
  const partial = Object.values(scope.disabledRules ?? {}).some(
    (rule) => maxSeverityOf(rule, platform) === 'error',
  );
  // Who is looked at with his own permissions has a process for it: it starts while something else is looked at, and need
  // not be there long, so users come one after the other.
  const prepare = (next: User | undefined) => next && attempt(() => about<'user'>(next)(asUser));
  prepare(users[0]);
  const ofMachine = apply(machine);
  const all = users.map((user, turn) => {
    prepare(users[turn + 1]);
    return lintUser(user, scope.only, { about, apply, ofMachine, partial });
  });
  return {
    ...nothing,
    outcomes: [
      ...ofMachine,
      ...all.flatMap(({ ofUser }) => ofUser),
      ...all.flatMap(({ ofContainers }) => ofContainers),
    ],
    comments: new Map(all.flatMap(({ comments }) => [...comments])),
    containers: all.flatMap(({ containers }) => containers),
    otherNames: all.flatMap(({ otherNames }) => otherNames),
    unlisted: all.flatMap(({ unlisted }) => unlisted),
  };
}

const loneConfig = (config: string): Container => ({
  kind: 'container',
  user: { kind: 'user', name: '' },
  name: config,
  folder: undefined,
  config,
});
