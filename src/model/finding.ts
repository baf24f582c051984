import { fnv1a } from '../base/fnv1a.ts';
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
  /** The severity that the rule gave it, where `lxc-lint.json` gives it another one. */
  readonly originalSeverity?: Severity;
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

/** Characters. Nobody writes a longer line, but a stranger may, with a problem in each of its words. */
const longestLine = 4096;

/** The same for the same problem after lines have moved, and in a snapshot: it knows what was found where, but no line numbers. */
export function fingerprint({ rule, subject, message, evidence: [{ at }] }: Finding): string {
  const found = at.text === undefined ? message : withoutSecrets(at.path, at.text.slice(0, longestLine));
  return fnv1a(JSON.stringify([rule, subjectId(subject), at.path, found]));
}
