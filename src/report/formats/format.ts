import type { Colors } from 'picocolors/types.js';
import type { Locale } from '../../base/locale.ts';
import type { Report } from '../report.ts';

/** Turns a report into text. It neither prints nor knows the terminal. */
export type Render = (report: Report, options: RenderOptions) => string;

export interface FormatEntry {
  /** Its purpose, in a few words for `--help`. */
  readonly describe: string;
  readonly render: Render;
}

export interface RenderOptions {
  readonly paint: Colors;
  /** Columns. */
  readonly width: number;
  /** Findings only: no verdicts on healthy containers, no summary. */
  readonly quiet: boolean;
  /** Default: English. */
  readonly locale?: Locale;
}
