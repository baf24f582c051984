import { attempt, Unseen } from '../base/unseen.ts';
import { containers as containersOf } from '../facts/config/containers.ts';
import type { CommentsOf } from '../facts/config/parse-suppressions.ts';
import { privileged } from '../facts/config/privileged.ts';
import { comments as commentsOf } from '../facts/config/suppression-comments.ts';
import { setting as settingOf } from '../facts/machine/platform.ts';
import type { Host } from '../host/host.ts';
import type { Outcome, Suppressed } from '../model/finding.ts';
import type { Setting } from '../model/platform.ts';
import type { Rules } from '../model/rule.ts';
import { before } from '../model/stage.ts';
import type { Container, Machine, Subject, User } from '../model/subject.ts';
import { decide, worstOf } from './apply-rule.ts';
import { knowledge } from './knowledge.ts';
import { type Judged, judge } from './verdict.ts';

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
  const about = knowledge(host, scope.machine);
  const setting = about<'machine'>(scope.machine)(settingOf);
  const apply = (subject: Subject) =>
    Object.entries(rules)
      .filter(([, rule]) => rule.about === subject.kind)
      .sort(([, a], [, b]) => before(a.stage, b.stage))
      .map(([id, rule]) => decide(id, rule, subject, setting, about));

  const commented = (containers: readonly Container[]): CommentsOf =>
    new Map(
      containers.map((container) => {
        const found = attempt(() => about<'container'>(container)(commentsOf));
        return [container, found instanceof Unseen ? new Map() : found] as const;
      }),
    );

  if (scope.configs) {
    const lone = scope.configs.map(loneConfig);
    return {
      setting,
      outcomes: lone.flatMap(apply),
      suppressed: [],
      comments: commented(lone),
      containers: [],
      names: [],
      unlisted: [],
    };
  }
  const { machine, users, only } = scope;
  const listed = users.map((user) => ({ user, found: attempt(() => about<'user'>(user)(containersOf)) }));
  const all = listed.flatMap(({ found }) => (found instanceof Unseen ? [] : found));
  const containers = all.filter(({ name }) => only === undefined || only.includes(name));
  const judged = containers.filter(
    (container) => attempt(() => about<'container'>(container)(privileged)) !== true,
  );
  const partial = Object.values(scope.leftOut ?? {}).some((rule) => worstOf(rule, setting) === 'error');
  const outcomes = [machine, ...users, ...judged].flatMap(apply);
  return {
    setting,
    outcomes,
    suppressed: [],
    comments: commented(judged),
    containers: containers.map((container) =>
      judge(container, outcomes, about<'container'>(container), partial),
    ),
    names: all.map(({ name }) => name),
    unlisted: listed.flatMap(({ user, found }) =>
      isRefusal(found) ? [{ user, reason: found.message }] : [],
    ),
  };
}

const loneConfig = (config: string): Container => ({
  kind: 'container',
  user: { kind: 'user', name: '' },
  name: config,
  folder: undefined,
  config,
});

/** What hangs on something found broken is told by the finding. */
const isRefusal = (found: unknown): found is Unseen => found instanceof Unseen && found.kind !== 'blocked';
