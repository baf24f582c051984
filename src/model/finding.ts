import { fnv1a } from '../base/fnv1a.ts';
import type { Phrase } from '../base/phrase.ts';
import type { Line } from '../base/place.ts';
import { withoutSecrets } from '../base/withhold.ts';
import type { Problem } from './rule.ts';
import type { Severity } from './severity.ts';
import type { Stage } from './stage.ts';
import type { Subject } from './subject.ts';

/** A problem, signed by the engine. */
export type Finding = Problem & {
  readonly rule: string;
  readonly stage: Stage;
  readonly subject: Subject;
  /** Stays the same for the same problem when lines move, in a snapshot, and with other wording. */
  readonly fingerprint: string;
  /** The severity that the rule gave it, if `lxc-lint.json` overrides it. */
  readonly originalSeverity?: Severity;
  /** The releases of LXC that it is for, where a config is linted for several, and it is not for all of them. */
  readonly lxcVersions?: readonly string[];
};

/** The result of one rule for one subject, as plain data. */
export interface Outcome {
  readonly rule: string;
  readonly stage: Stage;
  readonly subject: Subject;
  readonly status: 'pass' | 'fail' | 'skipped' | 'unknown' | 'blocked';
  /** Why it was not checked. */
  readonly reason?: Phrase;
  /** For `blocked`: the rule whose finding must be fixed first. */
  readonly blockedBy?: string;
  /** Without those that have been accepted. */
  readonly findings: readonly Finding[];
  /** Skipped because only a running host could answer. */
  readonly offline?: true;
  /** The most severe finding that the rule could have reported here. */
  readonly maxSeverity: Severity;
}

/** An accepted finding, and how it was accepted. */
export interface Suppressed {
  readonly finding: Finding;
  readonly by: 'comment' | 'waiver' | 'baseline';
  /** The place that accepts it; undefined for a baseline. */
  readonly at?: Line;
  readonly reason?: string;
  /** The last day on which it is valid, `YYYY-MM-DD`. */
  readonly expires?: string;
}

export type SubjectId =
  | { readonly kind: 'machine' }
  | { readonly kind: 'user'; readonly user: string }
  | { readonly kind: 'container'; readonly user: string; readonly name: string };

/** A subject as plain data. */
export function subjectId(subject: Subject): SubjectId {
  switch (subject.kind) {
    case 'machine':
      return { kind: 'machine' };
    case 'user':
      return { kind: 'user', user: subject.name };
    case 'container':
      return { kind: 'container', user: subject.user.name, name: subject.name };
  }
}

/** Turns the problems that a rule found in one subject into findings. */
export function sign(
  problems: readonly Problem[],
  by: Pick<Finding, 'rule' | 'stage' | 'subject'>,
): Finding[] {
  const seen = new Map<string, number>();
  return problems.map((problem) => {
    const identity = identityOf(problem, by);
    const before = seen.get(identity) ?? 0;
    seen.set(identity, before + 1);
    return { ...problem, ...by, fingerprint: fnv1a(before === 0 ? identity : `${identity} ${before}`) };
  });
}

/** Characters. No person writes a longer line, but an attacker may, with a problem in each of its words. */
const longestLine = 4096;

/** What was found where, without any wording or line numbers: equal ones are distinguished by their order. */
function identityOf(
  { kind, evidence: [{ at }] }: Problem,
  { rule, subject }: Pick<Finding, 'rule' | 'subject'>,
): string {
  const found = withoutSecrets(at.path, (at.text ?? '').slice(0, longestLine));
  // A checkout may be anywhere: a file on its own goes by its name.
  const isLone = subject.kind === 'container' && subject.user.name === '' && at.path === subject.config;
  const path = isLone ? subject.name : at.path;
  return JSON.stringify([rule, kind, subjectId(subject), at.kind ?? 'file', path, found]);
}
