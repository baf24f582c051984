import type { Configuration } from '../configuration/configuration.ts';
import type { Rules } from '../model/rule.ts';

/** What people have settled, and when it is read. */
export interface Settled {
  readonly configuration: Configuration;
  /** Fingerprints of findings that are known from an earlier report. */
  readonly baseline: ReadonlySet<string>;
  /** `YYYY-MM-DD`, in UTC. */
  readonly today: string;
  /** All that there are, applied or not. */
  readonly rules: Rules;
}
