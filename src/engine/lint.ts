import { grouped } from '../base/grouped.ts';
import { attempt } from '../base/unseen.ts';
import { eyes } from '../facts/access/as-user.ts';
import type { CommentsOf } from '../facts/config/parse-suppressions.ts';
import { setting as settingOf } from '../facts/machine/platform.ts';
import type { Host } from '../host/host.ts';
import type { Outcome, Suppressed } from '../model/finding.ts';
import type { Setting } from '../model/platform.ts';
import type { Rules } from '../model/rule.ts';
import { before } from '../model/stage.ts';
import type { Container, Kind, Machine, Subject, User } from '../model/subject.ts';
import { decide, worstOf } from './apply-rule.ts';
import { findingsLimit } from './findings-limit.ts';
import { knowledge } from './knowledge.ts';
import { commentsIn, lintUser } from './lint-user.ts';
import type { Judged } from './verdict.ts';

/** What is to be looked at. */
export interface Scope {
  readonly machine: Machine;
  readonly users: readonly User[];
  /** Only the containers of these names; all of them where there is no such list. */
  readonly only?: readonly string[] | undefined;
  /** Config files that are judged on their own, instead of anybody's containers. */
  readonly configs?: readonly string[];
  /** Rules that are not applied. Where one of them could have found an error, nobody can say that a container will start. */
  readonly leftOut?: Rules;
}

export interface Linted {
  readonly setting: Setting;
  readonly outcomes: readonly Outcome[];
  /** What else was found, and has been accepted. */
  readonly suppressed: readonly Suppressed[];
  readonly comments: CommentsOf;
  readonly containers: readonly Judged[];
  /** Of all the users' containers, the ones that were not asked for too. */
  readonly names: readonly string[];
  /** Users whose containers could not be listed, and why. */
  readonly unlisted: readonly { readonly user: User; readonly reason: string }[];
}

/** Applies every rule to every subject it is about. The engine has never heard of a rule. */
export function lint(host: Host, rules: Rules, scope: Scope): Linted {
  const { machine, users, configs } = scope;
  const about = knowledge(host, machine);
  const setting = about<'machine'>(machine)(settingOf);
  const inOrder = Object.entries(rules).sort(([, a], [, b]) => before(a.stage, b.stage));
  const within = findingsLimit();
  const byKind = grouped(inOrder, ([, rule]): Kind => rule.about);
  const apply = (subject: Subject) =>
    (byKind.get(subject.kind) ?? []).map(([id, rule]) => within(decide(id, rule, subject, setting, about)));
  const nothing = { setting, suppressed: [], containers: [], names: [], unlisted: [] };
  if (configs) {
    const lone = configs.map(loneConfig);
    return { ...nothing, outcomes: lone.flatMap(apply), comments: commentsIn(lone, about) };
  }
  const partial = Object.values(scope.leftOut ?? {}).some((rule) => worstOf(rule, setting) === 'error');
  // Who is looked at with his own permissions has a process for it: it starts while something else is looked at, and need
  // not be there long, so users come one after the other.
  const prepare = (next: User | undefined) => next && attempt(() => about<'user'>(next)(eyes));
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
    names: all.flatMap(({ names }) => names),
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
