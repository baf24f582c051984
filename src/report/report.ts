import type { Place, PlaceKind } from '../base/place.ts';
import type { ActionStatus, Applied } from '../fix/apply.ts';
import type { Action, Safety } from '../model/action.ts';
import type { Outcome, SubjectId, Suppressed } from '../model/finding.ts';
import type { Breaks, Severity } from '../model/severity.ts';
import type { Stage } from '../model/stage.ts';

/** The contents of every format, as plain data: `schema/report.schema.json` is the contract. */
export interface Report {
  readonly schemaVersion: 2;
  readonly tool: { readonly name: string; readonly version: string };
  readonly run: ReportRun;
  readonly summary: Summary;
  readonly containers: readonly ContainerReport[];
  readonly outcomes: readonly OutcomeReport[];
  /** What is left, if fixes were applied. */
  readonly findings: readonly FindingReport[];
  /** Accepted findings, which have a count of their own. */
  readonly suppressed: readonly SuppressedReport[];
  /** The rules that the report mentions. */
  readonly rules: readonly RuleReport[];
  /** Only if fixes were requested. */
  readonly repair?: RepairReport;
}

export interface RuleReport {
  readonly id: string;
  readonly title: string;
  readonly stage: Stage;
  /** The most severe finding that it could report here. */
  readonly severity: Severity;
  /** Its page, relative to the root of the project. */
  readonly page: string;
}

/** What was done about the findings, or would be with `--dry-run`. */
export interface RepairReport {
  /** The argument of `lxc-lint undo` to revert it; null if nothing was done. */
  readonly undo: string | null;
  readonly fixes: readonly RepairedReport[];
  /** The commands to run next; null if there is none. */
  readonly next: {
    readonly asRoot: string | null;
    /** For problems of this shell alone, which root would not see in a lint of its own. */
    readonly asRootHere: string | null;
    readonly unsafe: string | null;
    /** For what `--all-users` does not create: the same for one user. */
    readonly forOne: string | null;
  };
  /** How many problems are left for each of these commands, and to fix by hand. */
  readonly left: Readonly<Record<keyof RepairReport['next'] | 'manual', number>>;
}

/** A finding whose fix was attempted, and the result. */
export interface RepairedReport {
  readonly finding: FindingReport;
  readonly status: Applied['status'] | 'planned';
  readonly reason?: string;
  /** The status of each of the finding's actions, in order. */
  readonly made: readonly ActionStatus[];
}

export interface ReportRun {
  readonly startedAt: string;
  readonly endedAt: string;
  readonly durationMs: number;
  readonly source: 'live' | 'root' | 'snapshot' | 'config';
  readonly euid: number;
  readonly user: string;
  readonly host: string | null;
  readonly lxc: string | null;
  readonly cgroupLayout: string | null;
  readonly distro: string | null;
  readonly kernel: string | null;
  /** Users whose containers could not be listed. */
  readonly unlisted: readonly { readonly user: string; readonly reason: string }[];
}

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly fixable: number;
  readonly fixableUnsafe: number;
  readonly needRoot: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly unknown: number;
  readonly blocked: number;
  readonly suppressed: number;
}

export interface ContainerReport {
  readonly user: string;
  readonly name: string;
  readonly path: string;
  readonly verdict: 'starts' | 'running' | 'fails' | 'unknown' | 'skipped';
  readonly stage: Stage | null;
  /** Fingerprints of the findings that cause the verdict. */
  readonly because: readonly string[];
  /** Why it is unknown or skipped. */
  readonly reasons: readonly string[];
  readonly command: readonly string[] | null;
  /** Whether starts were tested with this version of LXC, as opposed to judged from its source. */
  readonly tested: boolean;
}

export interface OutcomeReport {
  readonly rule: string;
  readonly subject: SubjectId;
  readonly status: Outcome['status'];
  readonly reason?: string;
  readonly blockedBy?: string;
}

export interface SuppressedReport {
  readonly finding: FindingReport;
  readonly by: Suppressed['by'];
  /** The place that accepts it; null for a baseline. */
  readonly at: Place | null;
  readonly reason: string | null;
  /** The last day on which it is valid, `YYYY-MM-DD`. */
  readonly expires: string | null;
}

export interface FindingReport {
  readonly fingerprint: string;
  readonly rule: string;
  /** Which of the rule's problems it is. */
  readonly kind?: string;
  readonly severity: Severity;
  /** The severity that the rule gave it, if the configuration overrides it. */
  readonly originalSeverity?: Severity;
  readonly breaks?: Breaks;
  readonly stage: Stage;
  readonly subject: SubjectId;
  readonly message: string;
  readonly evidence: readonly (Place & { readonly kind: PlaceKind; readonly note: string })[];
  readonly lxcMessage?: string;
  readonly fix: {
    readonly safety: Safety;
    readonly title: string;
    readonly needsRoot: boolean;
    /** It creates something that the user did not have, which `--all-users` does not do. */
    readonly makesNew: boolean;
    readonly actions: readonly Action[];
    readonly commands: readonly string[];
  };
}
