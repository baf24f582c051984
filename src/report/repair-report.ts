import type { ActionStatus, Applied } from '../fix/apply.ts';
import type { FindingReport } from './finding-report.ts';

/** Which fixes were carried out, or with `--dry-run` would be, in that order. */
export interface RepairReport {
  /** The run, as `lxc-lint undo` takes it; null where nothing was changed. */
  readonly undo: string | null;
  readonly fixes: readonly RepairedReport[];
  /** How many checks wait for what the last of a plan leaves, as only the machine itself can tell; null where it is whole. */
  readonly waits: number | null;
  /** Commands that fix more; null where they would fix nothing more. */
  readonly next: {
    readonly asRoot: string | null;
    /** The same where some are problems of this shell alone: it does all that the other does. */
    readonly asRootHere: string | null;
    readonly unsafe: string | null;
    /** For what `--all-users` does not create: the same for one user. */
    readonly forOne: string | null;
  };
  /** How many findings each of these commands would fix, and how many need manual work. */
  readonly left: Readonly<Record<keyof RepairReport['next'] | 'manual', number>>;
}

/** A finding whose fix was carried out or planned, and the result. */
export interface RepairedReport {
  readonly finding: FindingReport;
  readonly status: Applied['status'] | 'planned';
  /** Of check and fix, counted from 1. */
  readonly pass: number;
  /** It is planned on what commands before it are expected to leave. */
  readonly expected?: true;
  readonly reason?: string;
  /** The result of each action of the fix, in their order. */
  readonly made: readonly ActionStatus[];
}
