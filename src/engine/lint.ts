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
import { lintAlone } from './lint-alone.ts';
import { lintUser } from './lint-user.ts';
import { loneConfig } from './lone-config.ts';
import type { ContainerVerdict } from './verdict.ts';

/** What to lint. */
export interface Scope {
  readonly machine: Machine;
  readonly users: readonly User[];
  /** Only the containers of these names; all of them by default. */
  readonly only?: readonly string[] | undefined;
  /** Users with subordinate IDs, where root named nobody: what is asked is hardly about root’s own containers. */
  readonly unnamed?: readonly string[];
  /** Config files that are linted on their own, instead of users' containers. */
  readonly configs?: readonly string[];
  /** Config files that are linted as if each were a container's of the user. */
  readonly files?: readonly string[];
  /** Rules that are not applied. If one of them could have found an error, no container is known to start. */
  readonly disabledRules?: Rules;
  /** Only some rules were asked for, and no verdict. */
  readonly onlyRules?: boolean;
}

export interface Linted {
  readonly platform: Platform;
  readonly outcomes: readonly Outcome[];
  /** Findings that have been accepted. */
  readonly suppressed: readonly Suppressed[];
  readonly comments: CommentsOf;
  readonly containers: readonly ContainerVerdict[];
  /** All of the users' containers, including those that were not asked for. */
  readonly otherNames: readonly string[];
  /** Users whose containers could not be listed, and why. */
  readonly unlisted: readonly { readonly user: User; readonly reason: Phrase }[];
}

/**
 * Applies every rule to every subject of its kind. The engine knows no rule by name. `watch` is told of each container as soon
 * as its verdict is known.
 */
export function lint(
  host: Host,
  rules: Rules,
  scope: Scope,
  watch?: (container: ContainerVerdict) => void,
): Linted {
  const { machine, users, configs } = scope;
  const about = knowledge(host, machine);
  const platform = about<'machine'>(machine)(settingOf);
  const inOrder = Object.entries(rules).sort(([, a], [, b]) => compareStages(a.stage, b.stage));
  const within = findingsLimit();
  const byKind = groupBy(inOrder, ([, rule]): SubjectKind => rule.subject);
  const applyAs = (subject: Subject, know: typeof about) =>
    (byKind.get(subject.kind) ?? []).map(([id, rule]) =>
      within(applyRule(id, rule, subject, platform, know)),
    );
  const apply = (subject: Subject) => applyAs(subject, about);
  const concerns = (outcome: Outcome, container: Container): boolean => {
    const asked = rules[outcome.rule]?.concerns;
    return asked === undefined || attempt(() => about<'container'>(container)(asked)) !== false;
  };
  const nothing = { platform, suppressed: [], containers: [], otherNames: [], unlisted: [] };
  if (configs) return { ...nothing, ...lintAlone(configs, host, machine, rules, applyAs) };
  const missing = Object.entries(scope.disabledRules ?? {})
    .filter(([, rule]) => maxSeverityOf(rule, platform) === 'error')
    .map(([id]) => id);
  const asked = scope.onlyRules !== true;
  // Reading with a user's permissions takes a process: it starts while something else is checked, and may end
  // soon after, so users are linted one after the other.
  const prepare = (next: User | undefined) => next && attempt(() => about<'user'>(next)(asUser));
  prepare(users[0]);
  const ofMachine = apply(machine);
  const all = users.map((user, turn) => {
    prepare(users[turn + 1]);
    const files = scope.files?.map((file) => loneConfig(file, user, host.caller.env.PWD));
    const wanted = { only: scope.only, files };
    return lintUser(user, wanted, { about, apply, concerns, ofMachine, missing, asked, watch });
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
