/**
 * A place that a person can inspect. Every claim of lxc-lint refers to one. Lines and columns count from 1;
 * columns are UTF-16 code units and `endColumn` is exclusive.
 */
export interface Place {
  /** What `path` names. Default: `file`. */
  readonly kind?: PlaceKind;
  readonly path: string;
  readonly line?: number;
  /** The whole line, without its end, so that an edit can check that it is unchanged. */
  readonly text?: string;
  readonly column?: number;
  readonly endColumn?: number;
}

/**
 * - `file`: a file or a directory
 * - `absent`: a path at which nothing exists
 * - `command`: a command line, whose output has the lines
 * - `environment`: a variable, as `$NAME`
 */
export type PlaceKind = 'file' | 'absent' | 'command' | 'environment';

export const absent = (path: string): Place => ({ kind: 'absent', path });

export const command = (argv: readonly string[]): Place => ({ kind: 'command', path: argv.join(' ') });

export const variable = (name: string): Place => ({ kind: 'environment', path: `$${name}` });

/** A line of a text, with its number and contents. */
export type Line = Place & Required<Pick<Place, 'line' | 'text'>>;

/**
 * The lines of a text, as an editor counts them: split at line feeds; the last one may lack its line feed.
 */
export function lines(source: string | Place, text: string): Line[] {
  const place = typeof source === 'string' ? { path: source } : source;
  const all = text.split('\n');
  if (all.at(-1) === '') all.pop();
  return all.map((each, index) => ({ ...place, line: index + 1, text: each }));
}

/** The same line, narrowed to the words from `start` (0-based); `length` counts UTF-16 code units. */
export const narrow = (at: Line, start: number, length: number): Line => ({
  ...at,
  column: start + 1,
  endColumn: start + 1 + length,
});

/** `path:line`, or the path alone. */
export const showPlace = ({ path, line }: Place): string => (line === undefined ? path : `${path}:${line}`);
