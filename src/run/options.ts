import type { Version } from '../lxc/version.ts';
import type { FailOn } from '../model/severity.ts';
import type { Format } from '../report/formats/index.ts';

/** The command line, understood, as plain data. */
export type Options =
  | LintOptions
  | ExplainOptions
  | RulesOptions
  | SnapshotOptions
  | UndoOptions
  | CompletionOptions;

/** What is looked at, and for whom. */
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

export interface LintOptions extends Scoped {
  readonly command: 'lint';
  /** Config files to be judged on their own; may be globs. */
  readonly configs: readonly string[];
  /** Only these rules; all where there are none. */
  readonly rules: readonly string[];
  readonly skip: readonly string[];
  /** What becomes of the fixes; undefined where they are only told. */
  readonly fixMode: FixMode | undefined;
  /** Those too that need a person's word. */
  readonly unsafe: boolean;
  readonly format: Format;
  /** Undefined where the command line does not say. */
  readonly failOn: FailOn | undefined;
  /** An earlier report whose findings are known. */
  readonly baseline: string | undefined;
  readonly strict: boolean;
  readonly quiet: boolean;
  readonly color: Color;
}

/** They are carried out, shown as what they would change, or printed as a script. */
export type FixMode = 'fix' | 'dry-run' | 'script';

export interface SnapshotOptions extends Scoped {
  readonly command: 'snapshot';
}

export interface ExplainOptions {
  readonly command: 'explain';
  readonly rule: string;
  readonly color: Color;
}

export interface RulesOptions {
  readonly command: 'rules';
  readonly format: (typeof rulesFormats)[number];
  readonly color: Color;
}

export interface UndoOptions {
  readonly command: 'undo';
  /** Which run; the last one that can be taken back where none is named. */
  readonly id: string | undefined;
  /** Only tell which runs there are. */
  readonly list: boolean;
  readonly color: Color;
}

export interface CompletionOptions {
  readonly command: 'completion';
  readonly shell: Shell;
}

export const severities = ['error', 'warning', 'info', 'none'] as const;
export const rulesFormats = ['pretty', 'json'] as const;
export const colors = ['auto', 'always', 'never'] as const;
export type Color = (typeof colors)[number];
export const shells = ['bash', 'zsh'] as const;
export type Shell = (typeof shells)[number];

/** The user mistyped. Shown as one line and a way out, never as a stack trace. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Every option, for suggestions and for completion; a test holds it against `--help`. */
export const optionNames = [
  'all-users',
  'baseline',
  'color',
  'config',
  'dry-run',
  'fail-on',
  'fix',
  'fix-script',
  'format',
  'help',
  'list',
  'lxc-version',
  'pid',
  'quiet',
  'root',
  'rule',
  'skip',
  'snapshot',
  'strict',
  'unsafe',
  'user',
  'version',
] as const;

export const commandNames = ['lint', 'explain', 'rules', 'snapshot', 'undo', 'completion'] as const;
