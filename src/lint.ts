import type { Facts } from './fact.ts';
import { containers as containersOf } from './facts/containers.ts';
import { privileged } from './facts/privileged.ts';
import { type Setting, setting as settingOf } from './facts/setting.ts';
import type { Host } from './host/host.ts';
import { knowledge } from './knowledge.ts';
import type { AnyRule, Problem, Severity } from './rule.ts';
import { before, type Stage } from './stage.ts';
import type { Container, Kind, Machine, Subject, Subjects, User } from './subject.ts';
import { attempt, Unseen } from './unseen.ts';
import { type Judged, judge } from './verdict.ts';

export type Rules = Readonly<Record<string, AnyRule>>;

/** What is to be looked at. */
export interface Scope {
  readonly machine: Machine;
  readonly users: readonly User[];
  /** Only the containers of these names; all of them where there is no such list. */
  readonly only?: readonly string[] | undefined;
  /** Config files that are judged on their own, instead of anybody's containers. */
  readonly configs?: readonly string[];
}

/** A problem, signed by the engine. */
export type Finding = Problem & {
  readonly rule: string;
  readonly stage: Stage;
  readonly subject: Subject;
};

/** What became of one rule on one subject, as plain data. */
export interface Outcome {
  readonly rule: string;
  readonly stage: Stage;
  readonly subject: Subject;
  readonly status: 'pass' | 'fail' | 'skipped' | 'unknown' | 'blocked';
  /** Why it was not looked into. */
  readonly reason?: string;
  /** For `blocked`: the rule that must be put right first. */
  readonly on?: string;
  readonly findings: readonly Finding[];
  /** Skipped because only a running machine could say. */
  readonly asleep?: true;
  /** The most that the rule could have found here. */
  readonly worst: Severity;
}

export interface Linted {
  readonly setting: Setting;
  readonly outcomes: readonly Outcome[];
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

  if (scope.configs) {
    return {
      setting,
      outcomes: scope.configs.map(loneConfig).flatMap(apply),
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
  const outcomes = [machine, ...users, ...judged].flatMap(apply);
  return {
    setting,
    outcomes,
    containers: containers.map((container) => judge(container, outcomes, about<'container'>(container))),
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

function decide(
  id: string,
  rule: AnyRule,
  subject: Subject,
  setting: Setting,
  about: ReturnType<typeof knowledge>,
): Outcome {
  const signed = { rule: id, stage: rule.stage, subject, findings: [], worst: worstOf(rule, setting) };
  const idle = rule.unless?.(setting);
  if (idle !== undefined) return { ...signed, status: 'skipped', reason: idle };

  const know = <K extends Kind>(facts: Facts<K>) =>
    Object.entries(facts).map(
      ([name, fact]) => [name, attempt(() => about<K>(subject as Subjects[K])(fact))] as const,
    );
  const needs = know(rule.needs);
  const missing = needs.flatMap(([, value]) => (value instanceof Unseen ? [value] : []));
  const worst =
    missing.find(({ kind }) => kind === 'skipped') ??
    missing.find(({ kind }) => kind === 'blocked') ??
    missing[0];
  if (worst) return { ...signed, ...withheld(worst) };

  const findings = problems(
    id,
    rule,
    { ...Object.fromEntries(needs), ...Object.fromEntries(know(rule.hopes ?? {})) },
    subject,
  );
  if (findings instanceof Unseen) return { ...signed, ...withheld(findings) };
  const all = findings.map((problem) => ({ ...problem, rule: id, stage: rule.stage, subject }));
  return { ...signed, status: all.length > 0 ? 'fail' : 'pass', findings: all };
}

/** A bug in a rule carries the rule's name. A rule may find that it cannot decide after all, and throw `Unseen`. */
function problems(
  id: string,
  rule: AnyRule,
  known: Readonly<Record<string, unknown>>,
  subject: Subject,
): Problem[] | Unseen {
  try {
    return attempt(() => [...rule.check(known, subject)]);
  } catch (cause) {
    throw new Error(`rule ${id} failed`, { cause });
  }
}

const worstOf = ({ worst }: AnyRule, setting: Setting): Severity =>
  typeof worst === 'function' ? worst(setting) : worst;

function withheld({
  kind,
  message: reason,
  on,
}: Unseen): Pick<Outcome, 'status' | 'reason' | 'on' | 'asleep'> {
  switch (kind) {
    case 'denied':
    case 'unknown':
      return { status: 'unknown', reason };
    case 'asleep':
      return { status: 'skipped', reason, asleep: true };
    case 'skipped':
      return { status: 'skipped', reason };
    case 'blocked':
      return { status: 'blocked', reason, ...(on === undefined ? {} : { on }) };
  }
}
