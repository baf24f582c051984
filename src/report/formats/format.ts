import type { Colors } from 'picocolors/types.js';
import type { Report } from '../report.ts';

/** Turns a report into text. A reporter neither prints nor knows whether it is on a terminal. */
export type Reporter = (report: Report, look: RenderOptions) => string;

export interface RenderOptions {
  readonly paint: Colors;
  /** Columns. */
  readonly width: number;
  /** Findings only: no verdicts of what is well, no summary. */
  readonly quiet: boolean;
}
