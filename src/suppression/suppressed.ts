import type { Finding } from '../lint.ts';
import type { Line } from '../place.ts';

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

/** The rule that speaks of what suppresses nothing; here it is found out, and there it is explained. */
export const spokenOfBy = { rule: 'suppression', stage: 'config' } as const;
