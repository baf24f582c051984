import type { Colors } from 'picocolors/types.js';
import type { Locale } from '../../base/locale.ts';
import type { Severity } from '../../model/severity.ts';
import type { Report } from '../report.ts';

/** Turns a report into text. It neither prints nor knows the terminal. */
export type Render = (report: Report, options: ReportOptions) => string;

export interface FormatEntry {
  /** Its purpose, in a few words for `--help`. */
  readonly describe: string;
  readonly render: Render;
}

/** How any text for people is set. */
export interface RenderOptions {
  readonly paint: Colors;
  /** Columns. */
  readonly width: number;
  /** The directory that the reader’s shell calls `~`. */
  readonly home?: string | null;
  /** Default: English. */
  readonly locale?: Locale;
}

/** `verdicts`: a line per container, and nothing else; `all`: also what passed. */
export type Detail = 'verdicts' | 'usual' | 'all';

/** How much of a report is shown. A format for programs has all of it. */
export interface ReportOptions extends RenderOptions {
  readonly detail: Detail;
  /** The least severe findings that are shown. */
  readonly severity: Severity;
}
