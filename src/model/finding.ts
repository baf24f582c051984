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
  /** The same for the same problem after lines have moved, in a snapshot, and in other words. */
  readonly fingerprint: string;
  /** The severity that the rule gave it, where `lxc-lint.json` gives it another one. */
  readonly originalSeverity?: Severity;
};

/** What became of one rule on one subject, as plain data. */
export interface Outcome {
  readonly rule: string;
  readonly stage: Stage;
  readonly subject: Subject;
  readonly status: 'pass' | 'fail' | 'skipped' | 'unknown' | 'blocked';
  /** Why it was not checked. */
  readonly reason?: Phrase;
  /** For `blocked`: the rule that must be put right first. */
  readonly blockedBy?: string;
  /** Those that nobody has accepted. */
  readonly findings: readonly Finding[];
  /** Skipped because only a running machine could say. */
  readonly offline?: true;
  /** The most that the rule could have found here. */
  readonly maxSeverity: Severity;
}

/** A finding that somebody has accepted, and how. */
export interface Suppressed {
  readonly finding: Finding;
  readonly by: 'comment' | 'waiver' | 'baseline';
  /** Where it is said; undefined for a baseline. */
  readonly at?: Line;
  readonly reason?: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires?: string;
}

/** A subject as plain data. */
export type SubjectId =
  | { readonly kind: 'machine' }
  | { readonly kind: 'user'; readonly user: string }
  | { readonly kind: 'container'; readonly user: string; readonly name: string };

/** Whom or what it is about. */
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

/** Makes findings of what a rule has found on one subject. */
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

/** Characters. Nobody writes a longer line, but a stranger may, with a problem in each of its words. */
const longestLine = 4096;

/** What was found where, in no language and without line numbers: several that are equal are told apart by their order. */
function identityOf(
  { kind = '', evidence: [{ at }] }: Problem,
  { rule, subject }: Pick<Finding, 'rule' | 'subject'>,
): string {
  const found = withoutSecrets(at.path, (at.text ?? '').slice(0, longestLine));
  return JSON.stringify([rule, kind, subjectId(subject), at.kind ?? 'file', at.path, found]);
}
