import type { DifferenceReport } from './difference-report.ts';

/** What has changed since a container would start, which it will not now. */
export interface ChangedReport {
  readonly user: string;
  readonly name: string;
  /** When it was last seen that it would: RFC 3339, UTC. */
  readonly since: string;
  /** What explains it first. */
  readonly differences: readonly DifferenceReport[];
  /** How many more there are. */
  readonly omitted: number;
}
