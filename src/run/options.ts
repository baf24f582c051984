import type { Version } from '../lxc/version.ts';
import { type FailOn, type Severity, severities } from '../model/severity.ts';
import type { Detail } from '../report/formats/format.ts';
import type { Outputs } from './outputs.ts';

/** The parsed command line, as plain data. */
export type Options =
  | LintOptions
  | ExplainOptions
  | RulesOptions
  | CausesOptions
  | SnapshotOptions
  | CompareOptions
  | UndoOptions
  | CompletionOptions;

/** What to lint, and for which users. */
export interface Scoped {
  readonly source: HostSource;
  readonly users: readonly string[];
  readonly allUsers: boolean;
  readonly containers: readonly string[];
  readonly lxcVersion: Version | undefined;
  readonly pid: number | undefined;
}

export type HostSource =
  | { readonly is: 'live' }
  | { readonly is: 'root'; readonly path: string }
  | { readonly is: 'snapshot'; readonly path: string };

export interface LintOptions extends Scoped, Outputs {
  readonly command: 'lint';
  /** Config files to lint on their own; may be globs. */
  readonly configs: readonly string[];
  /** Releases of LXC to lint them for, where there are several; `lxcVersion` is the first. */
  readonly lxcVersions: readonly Version[];
  /** Only these rules; all if empty. */
  readonly rules: readonly string[];
  readonly skip: readonly string[];
  /** What to do with the fixes; undefined: only report them. */
  readonly fixMode: FixMode | undefined;
  /** Includes fixes that need confirmation. */
  readonly unsafe: boolean;
  /** Undefined if not given on the command line. */
  readonly failOn: FailOn | undefined;
  /** An earlier report whose findings are accepted. */
  readonly baseline: string | undefined;
  readonly strict: boolean;
  /** The directory in which it is kept how each container last would start. */
  readonly remember: string | undefined;
  readonly detail: Detail;
  /** The least severe findings that are shown to a person. */
  readonly severity: Severity;
  readonly color: Color;
}

/** Fixes are applied, previewed, or printed as a script. */
export type FixMode = 'fix' | 'dry-run' | 'script';

export interface SnapshotOptions extends Scoped {
  readonly command: 'snapshot';
}

export interface CompareOptions {
  readonly command: 'compare';
  /** Two snapshots or two reports; one of them may be `-`. */
  readonly before: string;
  readonly after: string;
  readonly format: ListFormat;
  readonly color: Color;
}

export interface ExplainOptions extends Pick<Scoped, 'source' | 'users'> {
  readonly command: 'explain';
  /** A rule or a cause, files, words that LXC printed, or `-`. */
  readonly about: readonly string[];
  /** A command to run, and to explain what comes of it. */
  readonly run: readonly string[];
  /** Whether a host is looked at as well. */
  readonly look: boolean;
  readonly format: ListFormat;
  readonly color: Color;
}

export interface CausesOptions {
  readonly command: 'causes';
  readonly format: ListFormat;
  readonly color: Color;
}

export interface RulesOptions {
  readonly command: 'rules';
  readonly format: ListFormat;
  readonly color: Color;
}

export interface UndoOptions {
  readonly command: 'undo';
  /** The run to undo; by default the last one that can be reverted. */
  readonly id: string | undefined;
  /** Only list the runs. */
  readonly list: boolean;
  /** Only show what would be reverted. */
  readonly dryRun: boolean;
  readonly format: ListFormat;
  readonly color: Color;
}

export interface CompletionOptions {
  readonly command: 'completion';
  readonly shell: Shell;
}

export const thresholds = [...severities, 'none'] as const satisfies readonly FailOn[];
export const listFormats = ['pretty', 'json'] as const;
export type ListFormat = (typeof listFormats)[number];
export const colors = ['auto', 'always', 'never'] as const;
export type Color = (typeof colors)[number];
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** A mistake in the command line. Shown as one line with advice, never as a stack trace. */
export class UsageError extends Error {
  override name = 'UsageError';
}
