import type { Colors } from 'picocolors/types.js';
import type { Locale } from '../../base/locale.ts';
import type { FailOn, Severity } from '../../model/severity.ts';
import type { Report } from '../report.ts';

/** Turns a report into text. It neither prints nor knows the terminal. */
export type Render<Options = RunOptions> = (report: Report, options: Options) => string;

export interface FormatEntry {
  /** Its purpose, in a few words for `--help`. */
  readonly describe: string;
  /** Few runs need more than one of them: each is loaded only where it is asked for. */
  readonly load: () => Promise<Render>;
  /** Permission bits of a new file with it, 0 to 0o777, whatever the umask is. Default: as the umask has it. */
  readonly mode?: number;
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

/** How much of a report is shown. Formats for programs have all of it. */
export interface ReportOptions extends RenderOptions {
  readonly detail: Detail;
  /** The least severe findings that are shown. */
  readonly severity: Severity;
}

/** What a run comes to, for formats that say so. */
export interface Judged {
  readonly failOn: FailOn;
  /** That of the lint; see `exit`. */
  readonly exitCode: number;
  /** The working directory: what lies below it may belong to a repository, and is named as it is there. */
  readonly cwd: string;
}

export interface RunOptions extends ReportOptions, Judged {}
