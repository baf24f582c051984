import type { Configuration } from '../configuration/configuration.ts';
import type { Rules } from '../model/rule.ts';
import type { Viewer } from './overruled.ts';

/** What has been accepted, and the date of the run. */
export interface SuppressionPolicy {
  readonly configuration: Configuration;
  /** Fingerprints of the findings of an earlier report. */
  readonly baseline: ReadonlySet<string>;
  /** `YYYY-MM-DD`, in UTC. */
  readonly today: string;
  /** The caller: another user's comment suppresses less for root than for its author. */
  readonly caller: Viewer;
  /** All rules, applied or not. */
  readonly rules: Rules;
}
