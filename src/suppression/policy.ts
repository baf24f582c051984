import type { Configuration } from '../configuration/configuration.ts';
import type { Rules } from '../model/rule.ts';
import type { Viewer } from './overruled.ts';

/** What people have settled, and when it is read. */
export interface SuppressionPolicy {
  readonly configuration: Configuration;
  /** Fingerprints of findings that are known from an earlier report. */
  readonly baseline: ReadonlySet<string>;
  /** `YYYY-MM-DD`, in UTC. */
  readonly today: string;
  /** Who looks: a comment of somebody else's settles less for root than for its writer. */
  readonly caller: Viewer;
  /** All that there are, applied or not. */
  readonly rules: Rules;
}
