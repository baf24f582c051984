import type { ActionStatus, Applied } from '../fix/apply.ts';
import type { FindingReport } from './finding-report.ts';

/** What was done about the findings, or with `--dry-run` what would be. */
export interface RepairReport {
  /** What `lxc-lint undo` is told to take it back; null where nothing was done. */
  readonly undo: string | null;
  readonly fixes: readonly RepairedReport[];
  /** How a person goes on from here; null where that leads nowhere. */
  readonly next: {
    readonly asRoot: string | null;
    /** For what is wrong with this shell alone, which root's own look does not see. */
    readonly asRootHere: string | null;
    readonly unsafe: string | null;
    /** For what `--all-users` does not make: the same for one of them. */
    readonly forOne: string | null;
  };
  /** How many problems are left for each of these ways to go on, and for a person's own hands. */
  readonly left: Readonly<Record<keyof RepairReport['next'] | 'manual', number>>;
}

/** A finding whose fix was carried out, and what became of it. */
export interface RepairedReport {
  readonly finding: FindingReport;
  readonly status: Applied['status'] | 'planned';
  readonly reason?: string;
  /** What became of each of the finding's actions, in their order. */
  readonly made: readonly ActionStatus[];
}
