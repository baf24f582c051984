import type { Place } from '../base/place.ts';
import type { Outcome, SubjectId, Suppressed } from '../model/finding.ts';
import type { Severity } from '../model/severity.ts';
import type { Stage } from '../model/stage.ts';
import type { ChangedReport } from './changed-report.ts';
import type { FindingReport } from './finding-report.ts';
import type { RepairReport } from './repair-report.ts';

/** The contents of every format, as plain data. `schema/report.schema.json` is its contract. */
export interface Report {
  readonly schemaVersion: 2;
  readonly tool: { readonly name: string; readonly version: string };
  readonly run: ReportRun;
  readonly summary: Summary;
  readonly containers: readonly ContainerReport[];
  readonly outcomes: readonly OutcomeReport[];
  /** Those that remain, where fixes were carried out. */
  readonly findings: readonly FindingReport[];
  /** Accepted findings. They count only as `suppressed`. */
  readonly suppressed: readonly SuppressedReport[];
  /** The rules that appear in it. */
  readonly rules: readonly RuleReport[];
  /** Commands that fix what was found; null where lxc-lint cannot fix it itself. */
  readonly commands: FixCommands | null;
  /** Only with `--fix`. */
  readonly repair?: RepairReport;
  /** Only with `--remember`: for the containers that would start once, and will not now. */
  readonly changed?: readonly ChangedReport[];
}

/** Each is for the users, containers and rules of this run. */
interface FixCommands {
  /** Applies the safe fixes that whoever ran it can apply. */
  readonly fix: string;
  /** Applies all safe fixes; null for root. */
  readonly asRoot: string | null;
  /** Shows the unsafe fixes. */
  readonly preview: string;
}

/** A rule, for whoever reads about its findings. */
export interface RuleReport {
  readonly id: string;
  /** What must hold. */
  readonly title: string;
  readonly stage: Stage;
  /** The most severe finding that it could report here. */
  readonly severity: Severity;
  /** Its page, as a path in the repository. */
  readonly page: string;
}

export interface ReportRun {
  readonly startedAt: string;
  readonly endedAt: string;
  readonly durationMs: number;
  readonly source: 'live' | 'root' | 'snapshot' | 'config';
  readonly euid: number;
  readonly user: string;
  /** Of that user; null for root, and where it is not known. */
  readonly home: string | null;
  /** The rules of `--rule`; where it has any, no verdict was asked for. */
  readonly rules: readonly string[];
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
  /** Fingerprints of the findings that decide the verdict. */
  readonly because: readonly string[];
  /** Why the verdict is unknown or skipped. */
  readonly reasons: readonly string[];
  /** The command that the verdict is about. */
  readonly command: readonly string[] | null;
  /** Whether starts were tested with this version of LXC; otherwise the verdict follows its source alone. */
  readonly tested: boolean;
}

export interface OutcomeReport {
  readonly rule: string;
  readonly subject: SubjectId;
  readonly status: Outcome['status'];
  readonly reason?: string;
  readonly blockedBy?: string;
}

/** An accepted finding, and what accepts it. */
export interface SuppressedReport {
  readonly finding: FindingReport;
  readonly by: Suppressed['by'];
  /** The place that accepts it; null for a baseline. */
  readonly at: Place | null;
  readonly reason: string | null;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string | null;
}
