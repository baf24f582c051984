import type { DifferenceReport } from './difference-report.ts';
import type { FindingReport } from './finding-report.ts';
import type { ContainerReport, Report } from './report.ts';

/** What `lxc-lint compare` prints: schema/comparison.schema.json. */
export interface ComparisonReport extends Pick<Report, 'tool'> {
  readonly schemaVersion: 1;
  readonly of: 'snapshots' | 'reports';
  /** Containers whose verdict is another one. */
  readonly verdicts: readonly VerdictChange[];
  readonly findings: {
    readonly new: readonly ComparedFinding[];
    readonly gone: readonly ComparedFinding[];
  };
  /** What explains the new findings first. Of reports only versions are known. */
  readonly differences: readonly DifferenceReport[];
}

export interface VerdictChange extends Pick<ContainerReport, 'user' | 'name'> {
  /** Null where there was no such container, or was not asked for. */
  readonly before: ContainerReport['verdict'] | null;
  readonly after: ContainerReport['verdict'] | null;
}

export type ComparedFinding = Pick<
  FindingReport,
  'fingerprint' | 'rule' | 'severity' | 'subject' | 'message'
>;
